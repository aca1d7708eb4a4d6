import type { Server } from 'node:http';
import { listen as listenSoap, type ISoapServiceMethod } from 'soap';
import type { MemberPopulation } from '../../population/population.ts';
import { openElements, writeElements, type ElementStore, type StoredElement } from '../platform/element-store.ts';
import { httpServer, isAuthorised, listen } from '../platform/http-service.ts';
import type { NationalService, ServiceCredentials } from '../platform/service.ts';
import { xmlElement, type XmlContent } from '../platform/xml.ts';
import { RUBRIQUES, type Rubrique } from './rubriques.ts';
import { NAMESPACE, SERVICE, wsdl, type SoapVersion } from './wsdl.ts';

/** Where each version of SOAP is spoken. */
const PATHS: Readonly<Record<SoapVersion, string>> = { '1.1': '/fichier', '1.2': '/fichier12' };
/** The most elements of a page, and the most identifiers of one call. */
const MOST = 1_000;

function fault(version: SoapVersion, reason: string): Error {
  const content =
    version === '1.1'
      ? { faultcode: 'soap:Client', faultstring: reason, statusCode: 500 }
      : { Code: { Value: 'soap:Sender' }, Reason: { Text: reason }, statusCode: 500 };
  return Object.assign(new Error(reason), { Fault: content });
}

function child(args: unknown, name: string): unknown {
  return typeof args === 'object' && args !== null
    ? Object.entries(args).find(([key]) => key === name)?.[1]
    : undefined;
}

function texts(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((item) => typeof item === 'string');
}

/** The operations of one section, over one version of SOAP. */
function methods(store: ElementStore, rubrique: string, { criteres }: Rubrique, version: SoapVersion) {
  const answer = (operation: string, total: number, elements: readonly string[]) => ({
    _xml:
      `<${operation}Reponse xmlns="${NAMESPACE}"><Total>${total}</Total>` +
      `<${rubrique}>${elements.join('')}</${rubrique}></${operation}Reponse>`,
  });
  const found = (operation: string, column: string, values: readonly string[]) => {
    if (values.length > MOST) throw fault(version, `Au plus ${MOST} valeurs par appel`);
    const elements = store.find(rubrique, column, values);
    return answer(operation, elements.length, elements);
  };
  const list: ISoapServiceMethod = (args: unknown) => {
    const page = Number(child(args, 'Page') ?? 1);
    const size = Number(child(args, 'Taille') ?? 100);
    if (!Number.isInteger(size) || size < 1 || size > MOST) throw fault(version, `Taille : de 1 à ${MOST}`);
    if (!Number.isSafeInteger(page * size) || page < 1) throw fault(version, 'Page : à partir de 1');
    return answer(`Lister${rubrique}`, store.count(rubrique), store.page(rubrique, (page - 1) * size, size));
  };
  const get: ISoapServiceMethod = (args: unknown) =>
    found(`Obtenir${rubrique}`, 'Identifiant', texts(child(child(args, 'Identifiants'), 'Identifiant')));
  const search: ISoapServiceMethod = (args: unknown) => {
    const critere = String(child(args, 'Critere'));
    if (!criteres.includes(critere)) throw fault(version, 'Critere inconnu');
    return found(`Rechercher${rubrique}`, critere, texts(child(child(args, 'Valeurs'), 'Valeur')));
  };
  return { [`Lister${rubrique}`]: list, [`Obtenir${rubrique}`]: get, [`Rechercher${rubrique}`]: search };
}

/** Speaks one version of SOAP at its path; resolves when the service answers there. */
function attach(
  server: Server,
  store: ElementStore,
  origin: string,
  version: SoapVersion,
  credentials: ServiceCredentials | undefined,
): Promise<void> {
  const port = Object.fromEntries(
    Object.entries(RUBRIQUES).flatMap(([name, rubrique]) => Object.entries(methods(store, name, rubrique, version))),
  );
  return new Promise((resolve, reject) => {
    const soap = listenSoap(server, {
      path: PATHS[version],
      services: { [SERVICE.name]: { [SERVICE.port]: port } },
      xml: wsdl(origin + PATHS[version], version),
      suppressStack: true,
      forceSoap12Headers: version === '1.2',
      callback: (error: unknown) => {
        if (error instanceof Error) reject(error);
        else resolve();
      },
    });
    soap.authorizeConnection = (request, response) => {
      const authorised = isAuthorised(request, credentials);
      if (!authorised) response?.writeHead(401);
      return authorised;
    };
  });
}

function stored(content: XmlContent, { element, criteres }: Rubrique): StoredElement {
  const text = (name: string) => {
    const value = content[name];
    return typeof value === 'string' ? value : null;
  };
  const columns = ['Identifiant', ...criteres];
  return { body: xmlElement(element, content), found: Object.fromEntries(columns.map((name) => [name, text(name)])) };
}

function* storedRubriques(population: MemberPopulation) {
  for (const [name, rubrique] of Object.entries(RUBRIQUES)) {
    yield [name, rubrique.elements(population).map((content) => stored(content, rubrique))] as const;
  }
}

/** The register of France: SOAP over HTTP, 1.1 at `/fichier` and 1.2 at `/fichier12`, each with its WSDL at `?wsdl`. */
export const fichier: NationalService = {
  fill(population, { path }) {
    writeElements(path, storedRubriques(population));
    return Promise.resolve();
  },
  async serve({ path, credentials, ...place }) {
    const store = openElements(path);
    const server = httpServer((request, response) => {
      request.resume();
      response.writeHead(404).end();
    });
    const running = await listen(server, place, PATHS['1.1'], () => store.close());
    const origin = `http://127.0.0.1:${running.port}`;
    for (const version of ['1.1', '1.2'] as const) await attach(server, store, origin, version, credentials);
    return running;
  },
};
