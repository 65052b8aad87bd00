import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseSpaces } from '../../../../src/text/mending/spaces.ts';
import { applyEdits, type Edit, mapText, originOf, sliceMapped } from '../../../../src/text/script/offset-map.ts';

const text = fc.string({ unit: fc.constantFrom(...'甲乙丙丁ab \t\u3000\u200b'), maxLength: 40 });

function editsFor(length: number): fc.Arbitrary<Edit[]> {
  const cut = fc.tuple(fc.nat(length), fc.nat(3), fc.constantFrom('', '新', '新字'));
  return fc.array(cut, { maxLength: 5 }).map((cuts) => {
    const edits: Edit[] = [];
    for (const [start, size, replacement] of cuts.sort((a, b) => a[0] - b[0])) {
      const end = Math.min(length, start + size);
      if (start >= (edits.at(-1)?.end ?? 0) && end > start) edits.push({ start, end, text: replacement });
    }
    return edits;
  });
}

describe('a text with the way back', () => {
  it('leads every character that no edit touched to where it stood', () => {
    const cases = text.chain((original) => fc.tuple(fc.constant(original), editsFor(original.length)));
    fc.assert(
      fc.property(cases, ([original, edits]) => {
        const edited = applyEdits(mapText(original, 7), edits);
        const replaced = edits.map((edit) => edit.text).join('');
        for (let i = 0; i < edited.text.length; i++) {
          const char = edited.text.charAt(i);
          if (!replaced.includes(char)) expect(original.charAt(originOf(edited.runs, i) - 7)).toBe(char);
        }
      }),
    );
  });

  it('never leads backwards', () => {
    const cases = text.chain((original) => fc.tuple(fc.constant(original), editsFor(original.length)));
    fc.assert(
      fc.property(cases, ([original, edits]) => {
        const { text: edited, runs } = applyEdits(applyEdits(mapText(original), edits), []);
        const origins = [...edited].map((_, i) => originOf(runs, i));
        expect(origins.every((origin, i) => i === 0 || origin >= (origins[i - 1] as number))).toBe(true);
      }),
    );
  });

  it('keeps the way back of a slice', () => {
    const edited = applyEdits(mapText('甲乙丙丁戊'), [{ start: 1, end: 2, text: '' }]);
    const part = sliceMapped(edited, 1, 4);
    expect(part.text).toBe('丙丁戊');
    expect([0, 1, 2].map((i) => originOf(part.runs, i))).toEqual([2, 3, 4]);
  });

  it('makes white space single and drops what shows nothing', () => {
    expect(normaliseSpaces(mapText('\u3000\u3000甲\u200b乙 \t 丙\ufeff ')).text).toBe('甲乙 丙');
  });
});
