/** The facts about its article in a page's scripts. */
export type ScriptPart = 'title' | 'date' | 'source' | 'author';

/** Characters of a script in which facts are looked for; they stand at its beginning. Chosen by hand. */
const MAX_SCRIPT_CHARS = 200_000;
const STRING = '"((?:[^"\\\\\\n]|\\\\.){1,200})"';
/** Schema.org data, where the article's own names come before those of linked things. */
const LINKED_DATA: readonly (readonly [ScriptPart, RegExp])[] = [
  ['title', new RegExp(`"headline"\\s{0,4}:\\s{0,4}${STRING}`)],
  ['date', new RegExp(`"(?:datePublished|pubDate)"\\s{0,4}:\\s{0,4}${STRING}`)],
  ['author', new RegExp(`"author"\\s{0,4}:\\s{0,4}\\[?\\s{0,20}\\{[^{}]{0,200}"name"\\s{0,4}:\\s{0,4}${STRING}`)],
  ['source', new RegExp(`"publisher"\\s{0,4}:\\s{0,4}\\{[^{}]{0,200}"name"\\s{0,4}:\\s{0,4}${STRING}`)],
];
/** Baidu's own vocabulary has no types. */
const ARTICLE_DATA = /"@type"\s{0,4}:\s{0,4}\[?\s{0,4}"\w{0,20}(Article|Posting|Report)"|\/contexts\/cambrian\./;
/** WeChat's seconds and its written time, and the time of publication of Tencent and others. */
const TIMES: readonly RegExp[] = [
  /\bcreateTime\s{0,4}=\s{0,4}["']([\d: /-]{10,20})["']/,
  /\bct\s{0,4}=\s{0,4}["'](\d{10})["']/,
  /["']?\b(?:pubtime|pubTime|publishTime|publish_time|pub_time)["']?\s{0,4}[:=]\s{0,4}["']([\d:T /+年月日-]{10,30})["']/,
];

/** Reads one script; `type` is its type attribute in lower case. */
export function readScriptFacts(text: string, type: string): Map<ScriptPart, string> {
  const script = text.slice(0, MAX_SCRIPT_CHARS);
  const facts = new Map<ScriptPart, string>();
  if (type.includes('ld+json')) {
    if (!ARTICLE_DATA.test(script)) return facts;
    for (const [part, pattern] of LINKED_DATA) {
      const value = unescapeJson(pattern.exec(script)?.[1] ?? '').trim();
      if (value !== '') facts.set(part, value);
    }
    return facts;
  }
  const time = TIMES.map((pattern) => pattern.exec(script)?.[1]).find((found) => found !== undefined);
  if (time !== undefined) facts.set('date', time);
  return facts;
}

function unescapeJson(text: string): string {
  try {
    return String(JSON.parse(`"${text.replace(/[\r\n\t]/g, ' ')}"`));
  } catch {
    return text;
  }
}
