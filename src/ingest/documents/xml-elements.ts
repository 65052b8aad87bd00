import { Parser } from 'htmlparser2';

/** An element of a small XML file, its children aside. */
export interface XmlElement {
  /** With its prefix, as written. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text directly in it, trimmed. */
  text: string;
}

/** The elements of an XML file in document order; no entity but XML's own five and numbered ones is followed. */
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

/** Text of the first element of this name that has any; null where none does. */
export function findXmlText(elements: readonly XmlElement[], name: string): string | null {
  return elements.find((element) => element.name === name && element.text !== '')?.text ?? null;
}
