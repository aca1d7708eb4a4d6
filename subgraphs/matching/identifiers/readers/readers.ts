import type { Reader } from '../reading.ts';
import { readAccount } from './accounts.ts';
import { readImei, readMac } from './devices.ts';
import { readDocument } from './documents.ts';
import { readNumber } from './numbers.ts';
import { readAddress, readDomain } from './online.ts';
import { readFullPhone, readPhone } from './phones.ts';
import { readPlate } from './plates.ts';
import { readRegister } from './registers.ts';
import { readVin } from './vin.ts';
import { readWallet } from './wallets.ts';

/** Readers of what has a form of its own: what one of them reads is nothing else. */
export const OWN_FORMS: readonly Reader[] = [readAddress, readWallet, readMac, readFullPhone];

/** Every other reader, in the order in which readings for which as much speaks are told. */
export const READERS: readonly Reader[] = [
  readAccount,
  readRegister,
  readVin,
  readImei,
  readPhone,
  readPlate,
  readDocument,
  readNumber,
  readDomain,
];
