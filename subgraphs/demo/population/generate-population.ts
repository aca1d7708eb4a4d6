import { planIdentities, type Identity } from './identities.ts';
import { MEMBERS, profileOf } from './members/members.ts';
import type { MemberPopulation, TrueIdentity } from './population.ts';
import { seededRandom } from './random.ts';
import { drawAddresses, drawAssets, drawRelations } from './records/belongings.ts';
import { drawCases, drawOffences, drawRequests, drawSeizures } from './records/cases.ts';
import { drawDocuments } from './records/documents.ts';
import type { Holding } from './records/holding.ts';
import { drawAlerts, drawConvictions, drawWarrants } from './records/judgments.ts';
import { drawFirearms, drawItems } from './records/objects.ts';
import { drawOrganisations } from './records/organisations.ts';
import { drawPersons } from './records/persons.ts';
import {
  drawBiometrics,
  drawContactPoints,
  drawDevices,
  drawOnlineIdentifiers,
  drawPhotographs,
} from './records/traces.ts';
import { drawVehicles } from './records/vehicles.ts';
import { truthOf } from './true-identities.ts';

/** Which population is wanted. */
export interface PopulationRequest {
  /** Two seeds make two populations; one seed always the same. */
  readonly seed: string;
  /** Persons in each member's records, at least 10. */
  readonly size: number;
}

/** The whole population, and who is who in it. */
export interface Population {
  readonly members: ReadonlyMap<string, MemberPopulation>;
  readonly truth: readonly TrueIdentity[];
}

/** The fewest records of a type. */
const FEWEST = 3;

function drawMember(request: PopulationRequest, member: string, identities: readonly Identity[]): MemberPopulation {
  const profile = profileOf(member);
  const random = (part: string) => seededRandom(`${request.seed}/${member}/${part}`);
  const count = (share: number) => Math.max(FEWEST, Math.round(share * request.size));
  const persons = drawPersons(profile, request.size, identities, random('persons'));
  const organisations = drawOrganisations(profile, count(0.05), random('organisations'));
  const holding: Holding = { profile, persons, organisations, random, count };
  const cases = drawCases(holding);
  return {
    member,
    persons,
    organisations,
    documents: drawDocuments(holding, identities),
    vehicles: drawVehicles(holding),
    firearms: drawFirearms(holding),
    items: drawItems(holding),
    biometrics: drawBiometrics(holding),
    photographs: drawPhotographs(holding),
    cases,
    offences: drawOffences(holding, cases),
    warrants: drawWarrants(holding),
    convictions: drawConvictions(holding),
    alerts: drawAlerts(holding),
    assets: drawAssets(holding),
    requests: drawRequests(holding, cases),
    addresses: drawAddresses(holding),
    contactPoints: drawContactPoints(holding),
    devices: drawDevices(holding),
    onlineIdentifiers: drawOnlineIdentifiers(holding),
    relations: drawRelations(holding),
    seizures: drawSeizures(holding, cases),
  };
}

function checked(request: PopulationRequest): PopulationRequest {
  if (!Number.isInteger(request.size) || request.size < 10) {
    throw new RangeError(`\`${request.size}\` is no size of a population: give a whole number from 10 up`);
  }
  return request;
}

/** The population of one member: the same as in the whole population, at an eighth of the work. */
export function generateMember(request: PopulationRequest, member: string): MemberPopulation {
  const { seed, size } = checked(request);
  return drawMember(request, member, planIdentities(seed, size));
}

/** The synthetic population of every member under a seed. */
export function generatePopulation(request: PopulationRequest): Population {
  const { seed, size } = checked(request);
  const identities = planIdentities(seed, size);
  const members = new Map(MEMBERS.map(({ member }) => [member, drawMember(request, member, identities)]));
  return { members, truth: truthOf(members) };
}
