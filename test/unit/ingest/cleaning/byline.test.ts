import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../../src/ingest/corpus/clean-file.ts';

const TEXT = '县水务局昨天启用新的取水口，日供水能力达到八万吨，城区水压明显提高。';

describe('a line that only names the source', () => {
  const bodyOf = (text: string) => cleanText('a.txt', text).cleaned[0]?.article.body;
  it('goes above the text', () => {
    expect(bodyOf(`新取水口启用\n县水务局\n${TEXT}\n来源：县水务局`)).toBe(TEXT);
  });

  it('stays below a notice, and where it names another', () => {
    expect(bodyOf(`新取水口启用\n来源：县水务局\n${TEXT}\n县水务局`)).toBe(`${TEXT}\n县水务局`);
    expect(bodyOf(`新取水口启用\n取水口\n${TEXT}\n来源：县水务局`)).toBe(`取水口\n${TEXT}`);
  });
});
