import { RUBRIQUES } from './rubriques.ts';
import { STRUCTURES, type Structure } from './schema.ts';

/** The namespace of the service's elements. */
export const NAMESPACE = 'urn:example:fr:fichier:v2';
/** The name of the service and of its port in the WSDL. */
export const SERVICE = { name: 'FichierService', port: 'FichierPort' } as const;

/** Which SOAP an address speaks. */
export type SoapVersion = '1.1' | '1.2';

const BINDINGS: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'http://schemas.xmlsoap.org/wsdl/soap/',
  '1.2': 'http://schemas.xmlsoap.org/wsdl/soap12/',
};

function sequence(structure: Structure): string {
  const children = Object.entries(structure).map(([name, kind]) => {
    const occurs = name.endsWith('*') ? ' minOccurs="0" maxOccurs="unbounded"' : ' minOccurs="0"';
    const start = `<xs:element name="${name.replace('*', '')}"${occurs}`;
    if (typeof kind !== 'string') return `${start}>${complex(kind)}</xs:element>`;
    return `${start} type="xs:${kind === 'entier' ? 'int' : 'string'}"/>`;
  });
  return `<xs:sequence>${children.join('')}</xs:sequence>`;
}

function complex(structure: Structure): string {
  return `<xs:complexType>${sequence(structure)}</xs:complexType>`;
}

function message(name: string, structure: Structure): string {
  return `<xs:element name="${name}">${complex(structure)}</xs:element>`;
}

/** The operations of a section with their arguments. */
export function operations(rubrique: string): Readonly<Record<string, Structure>> {
  const searched = (RUBRIQUES[rubrique]?.criteres ?? []).length > 0;
  return {
    [`Lister${rubrique}`]: { Page: 'entier', Taille: 'entier' },
    [`Obtenir${rubrique}`]: { Identifiants: { 'Identifiant*': 'texte' } },
    ...(searched && { [`Rechercher${rubrique}`]: { Critere: 'texte', Valeurs: { 'Valeur*': 'texte' } } }),
  };
}

function answer(name: string, rubrique: string, element: string): string {
  const rows = `<xs:element name="${element}" type="tns:${element}" minOccurs="0" maxOccurs="unbounded"/>`;
  const list = `<xs:complexType><xs:sequence>${rows}</xs:sequence></xs:complexType>`;
  const children = `<xs:element name="Total" type="xs:int"/><xs:element name="${rubrique}">${list}</xs:element>`;
  return `<xs:element name="${name}Reponse"><xs:complexType><xs:sequence>${children}</xs:sequence></xs:complexType></xs:element>`;
}

/** The WSDL of the service at an address: document/literal, a request and an answer element for each operation. */
export function wsdl(location: string, version: SoapVersion): string {
  const all = Object.entries(RUBRIQUES).flatMap(([rubrique, { element }]) =>
    Object.entries(operations(rubrique)).map(([name, structure]) => ({ name, structure, rubrique, element })),
  );
  const types = Object.entries(STRUCTURES).map(
    ([name, structure]) => `<xs:complexType name="${name}">${sequence(structure)}</xs:complexType>`,
  );
  const elements = all.map(
    ({ name, structure, rubrique, element }) => message(name, structure) + answer(name, rubrique, element),
  );
  const messages = all.map(
    ({ name }) =>
      `<wsdl:message name="${name}Entree"><wsdl:part name="parametres" element="tns:${name}"/></wsdl:message>` +
      `<wsdl:message name="${name}Sortie"><wsdl:part name="parametres" element="tns:${name}Reponse"/></wsdl:message>`,
  );
  const ports = all.map(
    ({ name }) =>
      `<wsdl:operation name="${name}"><wsdl:input message="tns:${name}Entree"/>` +
      `<wsdl:output message="tns:${name}Sortie"/></wsdl:operation>`,
  );
  const bound = all.map(
    ({ name }) =>
      `<wsdl:operation name="${name}"><soap:operation soapAction="${NAMESPACE}:${name}" style="document"/>` +
      `<wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions name="Fichier" targetNamespace="${NAMESPACE}" xmlns:tns="${NAMESPACE}"
  xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="${BINDINGS[version]}" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<wsdl:types><xs:schema targetNamespace="${NAMESPACE}" elementFormDefault="qualified">
${types.join('\n')}
${elements.join('\n')}
</xs:schema></wsdl:types>
${messages.join('\n')}
<wsdl:portType name="Fichier">
${ports.join('\n')}
</wsdl:portType>
<wsdl:binding name="FichierBinding" type="tns:Fichier">
<soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
${bound.join('\n')}
</wsdl:binding>
<wsdl:service name="${SERVICE.name}">
<wsdl:port name="${SERVICE.port}" binding="tns:FichierBinding"><soap:address location="${location}"/></wsdl:port>
</wsdl:service>
</wsdl:definitions>
`;
}
