import { fromRoot } from '../../../schema/paths.ts';

const FLEET = fromRoot('test', 'bench', 'enforcement', 'fleet');

/** The folder of the policy under which the fleets are asked for. */
export const FLEET_POLICY = `${FLEET}/de`;
/** The folder of the mapping of the system that holds them. */
export const FLEET_SYSTEM = `${FLEET}/system`;
