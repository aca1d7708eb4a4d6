/**
 * The synthetic population of the demonstration federation: what is true, before each national system writes it down
 * in its own way. All codes are those of `schema/codes`. Positions (`…Index`) point into the same member's lists.
 */

/** A name as one member's clerk writes it. */
export interface SyntheticName {
  readonly kind: 'primary' | 'alias' | 'weak-alias' | 'former' | 'maiden';
  /** In the order and script of the member's system. */
  readonly full: string;
  readonly given: string;
  readonly surname: string;
  /** Patronymic or middle name, or empty. */
  readonly middle: string;
  /** ISO 15924. */
  readonly script: string;
  /** Reading aid beside a name that is not in Latin script (kana for kanji), or empty. */
  readonly reading: string;
}

/** A person as one member records him. */
export interface SyntheticPerson {
  /** Who it truly is: equal across members for one person. Never written to a national system. */
  readonly truthId: string;
  readonly names: readonly [SyntheticName, ...SyntheticName[]];
  /** A partial date: mostly whole, some of year alone, a few unknown (null). */
  readonly birthDate: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly nationalities: readonly string[];
  readonly birthPlace: string;
  readonly birthCountry: string;
  readonly nationalId: string;
  readonly occupation: string | null;
  readonly heightCm: number | null;
  readonly eyeColour: string | null;
  readonly cautions: readonly string[];
  readonly special: { readonly kind: string; readonly value: string } | null;
  readonly record: SyntheticProvenance;
}

/** What a record says of itself. Dates are `YYYY-MM-DD`. */
export interface SyntheticProvenance {
  readonly handling: readonly string[];
  readonly confidentiality: string;
  readonly sourceEvaluation: string;
  readonly informationEvaluation: string;
  readonly assertion: string;
  readonly purposeCollected: string;
  readonly recordedAt: string;
  readonly lastVerifiedAt: string;
  /** A few lie in the past: expired records, which policy denies. */
  readonly expiresAt: string;
  readonly restricted: boolean;
  readonly embargoUntil: string | null;
  readonly releasableTo: readonly string[] | null;
  readonly notReleasableTo: readonly string[];
}

export interface SyntheticOrganisation {
  readonly name: string;
  readonly alias: string | null;
  readonly script: string;
  readonly registrationNumber: string;
  readonly legalForm: string;
  readonly lei: string;
  readonly record: SyntheticProvenance;
}
export interface SyntheticDocument {
  readonly holderIndex: number;
  readonly number: string;
  readonly type: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly expiresOn: string;
  readonly status: string;
}
export interface SyntheticVehicle {
  readonly keeperIndex: number | null;
  readonly keeperOrganisationIndex: number | null;
  readonly kind: string;
  readonly vin: string;
  readonly plate: string;
  readonly make: string;
  readonly model: string;
  readonly colour: string;
  readonly year: number;
  readonly status: string;
  readonly statusDate: string | null;
}
export interface SyntheticFirearm {
  readonly holderIndex: number | null;
  readonly serial: string;
  readonly make: string;
  readonly model: string;
  readonly calibre: string;
  readonly kind: string;
  readonly status: string;
}
export interface SyntheticItem {
  readonly kind: string;
  readonly serial: string;
  readonly description: string;
  readonly maker: string;
  readonly status: string;
}
export interface SyntheticBiometric {
  readonly subjectIndex: number;
  readonly kind: string;
  readonly repository: string;
  readonly capturedOn: string;
}
export interface SyntheticPhotograph {
  readonly subjectIndex: number;
  readonly reference: string;
  readonly capturedOn: string;
}
export interface SyntheticCase {
  readonly number: string;
  readonly authority: string;
  readonly status: string;
  readonly openedOn: string;
  readonly roles: readonly { readonly personIndex: number; readonly category: string }[];
  readonly record: SyntheticProvenance;
}
export interface SyntheticOffence {
  readonly caseIndex: number;
  readonly statute: string;
  readonly iccs: string;
  readonly maximumPenalty: number;
  readonly attempted: boolean;
}
export interface SyntheticWarrant {
  readonly subjectIndex: number;
  readonly reference: string;
  readonly court: string;
  readonly issuedOn: string;
  readonly statute: string;
  readonly iccs: string;
  readonly status: string;
  readonly extraditionLimits: readonly string[];
}
export interface SyntheticConviction {
  readonly subjectIndex: number;
  readonly court: string;
  readonly decidedOn: string;
  readonly statute: string;
  readonly iccs: string;
  readonly sentence: string;
  readonly status: string;
}
export interface SyntheticAlert {
  readonly subjectIndex: number | null;
  readonly subjectOrganisationIndex: number | null;
  readonly scheme: string;
  readonly category: string;
  readonly reference: string;
  readonly action: string;
  readonly state: string;
  readonly issuingAuthority: string;
  readonly issuedOn: string;
  readonly validUntil: string;
}
export interface SyntheticAsset {
  readonly holderIndex: number | null;
  readonly holderOrganisationIndex: number | null;
  readonly kind: string;
  readonly iban: string | null;
  readonly bic: string | null;
  readonly walletAddress: string | null;
  readonly propertyReference: string | null;
  readonly ownershipShare: number | null;
}
export interface SyntheticRequest {
  readonly caseIndex: number;
  readonly kind: string;
  readonly reference: string;
  readonly state: string;
  readonly requesting: string;
  readonly requested: string;
  readonly requestedOn: string;
  readonly dueOn: string;
  readonly assistance: string;
}
export interface SyntheticAddress {
  readonly residentIndex: number | null;
  readonly organisationIndex: number | null;
  readonly kind: string;
  readonly street: string;
  readonly locality: string;
  readonly region: string;
  readonly postalCode: string;
  readonly country: string;
  readonly from: string | null;
}
export interface SyntheticContactPoint {
  readonly userIndex: number | null;
  readonly organisationIndex: number | null;
  readonly kind: 'phone' | 'mobile' | 'email';
  readonly value: string;
}
export interface SyntheticDevice {
  readonly userIndex: number;
  readonly kind: 'imei' | 'mac';
  readonly value: string;
  readonly description: string;
}
export interface SyntheticOnlineIdentifier {
  readonly userIndex: number;
  readonly kind: string;
  readonly value: string;
  readonly seenAt: string;
  readonly service: string | null;
}
export interface SyntheticRelation {
  readonly subjectIndex: number;
  readonly personIndex: number | null;
  readonly organisationIndex: number | null;
  readonly kind: string;
  readonly role: string;
  readonly from: string | null;
}
export interface SyntheticSeizure {
  readonly caseIndex: number;
  readonly seizedOn: string;
  readonly place: string;
  readonly description: string;
  readonly kind: string;
  readonly quantity: number;
  readonly unit: string;
}

/** Everything that one member's systems hold. */
export interface MemberPopulation {
  readonly member: string;
  readonly persons: readonly SyntheticPerson[];
  readonly organisations: readonly SyntheticOrganisation[];
  readonly documents: readonly SyntheticDocument[];
  readonly vehicles: readonly SyntheticVehicle[];
  readonly firearms: readonly SyntheticFirearm[];
  readonly items: readonly SyntheticItem[];
  readonly biometrics: readonly SyntheticBiometric[];
  readonly photographs: readonly SyntheticPhotograph[];
  readonly cases: readonly SyntheticCase[];
  readonly offences: readonly SyntheticOffence[];
  readonly warrants: readonly SyntheticWarrant[];
  readonly convictions: readonly SyntheticConviction[];
  readonly alerts: readonly SyntheticAlert[];
  readonly assets: readonly SyntheticAsset[];
  readonly requests: readonly SyntheticRequest[];
  readonly addresses: readonly SyntheticAddress[];
  readonly contactPoints: readonly SyntheticContactPoint[];
  readonly devices: readonly SyntheticDevice[];
  readonly onlineIdentifiers: readonly SyntheticOnlineIdentifier[];
  readonly relations: readonly SyntheticRelation[];
  readonly seizures: readonly SyntheticSeizure[];
}

/** Who is who: a person with each record of his, by member. */
export interface TrueIdentity {
  readonly truthId: string;
  readonly records: readonly {
    readonly jurisdiction: string;
    readonly name: string;
    readonly birthDate: string | null;
  }[];
}
