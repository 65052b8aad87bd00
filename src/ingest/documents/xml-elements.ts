import { Parser } from 'htmlparser2';

/** An element of a small XML file, without its children. */
export interface XmlElement {
  /** Name with its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text directly inside it, trimmed. */
  text: string;
}

/** The elements of an XML file in document order; it resolves only XML's five entities and numbered ones. */
export function readXmlElements(xml: string): XmlElement[] {
  const elements: XmlElement[] = [];
  const open: XmlElement[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = { name, attributes, text: '' };
        elements.push(element);
        open.push(element);
      },
      ontext(text) {
        const element = open.at(-1);
        if (element) element.text += text;
      },
      onclosetag() {
        const element = open.pop();
        if (element) element.text = element.text.trim();
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return elements;
}

/** Text of the first element of this name that has text; null if there is none. */
export function findXmlText(elements: readonly XmlElement[], name: string): string | null {
  return elements.find((element) => element.name === name && element.text !== '')?.text ?? null;
}
