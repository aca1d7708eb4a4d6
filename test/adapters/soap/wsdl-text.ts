/** The description of the service of the tests, in either version of SOAP. */
export function wsdlText(version: '1.1' | '1.2', address: string): string {
  const soap = version === '1.2' ? 'http://schemas.xmlsoap.org/wsdl/soap12/' : 'http://schemas.xmlsoap.org/wsdl/soap/';
  const operations = ['ListerPersonnes', 'LirePersonnes', 'ListerAlias', 'LireAlias'];
  return `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions name="Registre" targetNamespace="urn:registre" xmlns:tns="urn:registre" xmlns:soap="${soap}"
    xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <wsdl:types><xs:schema targetNamespace="urn:registre" elementFormDefault="qualified">
    ${['ListerPersonnes', 'ListerAlias'].map((name) => element(name, '<xs:element name="debut" type="xs:int" minOccurs="0"/><xs:element name="nombre" type="xs:int"/><xs:element name="suite" type="xs:string" minOccurs="0"/>')).join('')}
    ${element('LirePersonnes', `${many('ids', 'id', 'xs:string')}${many('villes', 'ville', 'xs:string')}`)}
    ${element('LireAlias', many('cles', 'cle', 'tns:Cle'))}
    <xs:complexType name="Cle"><xs:sequence><xs:element name="personne" type="xs:string"/><xs:element name="rang" type="xs:string"/></xs:sequence></xs:complexType>
    ${['ListerPersonnes', 'LirePersonnes'].map((name) => element(`${name}Response`, many('lignes', 'ligne', 'tns:Personne') + next)).join('')}
    ${['ListerAlias', 'LireAlias'].map((name) => element(`${name}Response`, many('lignes', 'ligne', 'tns:Alias') + next)).join('')}
    <xs:complexType name="Personne"><xs:sequence>${['id', 'full_name', 'city', 'born', 'note'].map(text).join('')}</xs:sequence></xs:complexType>
    <xs:complexType name="Alias"><xs:sequence>${['person_id', 'rank', 'alias'].map(text).join('')}</xs:sequence></xs:complexType>
  </xs:schema></wsdl:types>
  ${operations.map((name) => [name, `${name}Response`].map((part) => `<wsdl:message name="${part}"><wsdl:part name="parameters" element="tns:${part}"/></wsdl:message>`).join('')).join('\n  ')}
  <wsdl:portType name="RegistrePortType">
    ${operations.map((name) => `<wsdl:operation name="${name}"><wsdl:input message="tns:${name}"/><wsdl:output message="tns:${name}Response"/></wsdl:operation>`).join('\n    ')}
  </wsdl:portType>
  <wsdl:binding name="RegistreBinding" type="tns:RegistrePortType">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    ${operations.map((name) => `<wsdl:operation name="${name}"><soap:operation soapAction="urn:registre#${name}"/><wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>`).join('\n    ')}
  </wsdl:binding>
  <wsdl:service name="Registre"><wsdl:port name="RegistrePort" binding="tns:RegistreBinding"><soap:address location="${address}"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;
}

const next = '<xs:element name="suivant" type="xs:string" minOccurs="0"/>';

function element(name: string, content: string): string {
  return `<xs:element name="${name}"><xs:complexType><xs:sequence>${content}</xs:sequence></xs:complexType></xs:element>`;
}

function many(list: string, item: string, type: string): string {
  return `<xs:element name="${list}" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="${item}" type="${type}" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>`;
}

function text(name: string): string {
  return `<xs:element name="${name}" type="xs:string"/>`;
}
