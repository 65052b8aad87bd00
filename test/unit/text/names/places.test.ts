import { describe, expect, it } from 'vitest';
import { placeForms } from '../../../../src/text/names/place-forms.ts';
import { placesIn, placeWords } from '../../../../src/text/names/places.ts';

const found = (text: string) =>
  placesIn(text).map(({ span, name, level }) => [text.slice(span.start, span.end), name, level]);

describe('placesIn', () => {
  it('finds counties under their provinces, full and short', () => {
    expect(found('河北灵寿县、吉林汪清、广西田东县')).toEqual([
      ['河北', '河北省', 'province'],
      ['灵寿县', '灵寿县', 'county'],
      ['吉林', '吉林省', 'province'],
      ['汪清', '汪清县', 'county'],
      ['广西', '广西壮族自治区', 'province'],
      ['田东县', '田东县', 'county'],
    ]);
  });

  it('takes the longest form at a place', () => {
    expect(found('石家庄市')).toEqual([['石家庄市', '石家庄市', 'city']]);
    expect(found('凉山彝族自治州盐源县')).toEqual([
      ['凉山彝族自治州', '凉山彝族自治州', 'city'],
      ['盐源县', '盐源县', 'county'],
    ]);
  });

  it('leaves everyday words alone that are short forms of counties', () => {
    expect(found('加强合作，保护资源，公安机关延长期限')).toEqual([]);
  });

  it('says which provinces share a name', () => {
    expect(placesIn('鼓楼区')[0]?.provinces).toEqual(['江苏省', '福建省', '河南省'].sort(byCode));
  });
});

/** Order of the provinces' codes, which the gazetteer keeps. */
function byCode(a: string, b: string): number {
  const order = ['江苏省', '福建省', '河南省'];
  return order.indexOf(a) - order.indexOf(b);
}

describe('placeForms', () => {
  it.each([
    ['灵寿县', ['灵寿县', '灵寿']],
    ['赵县', ['赵县']],
    ['合作市', ['合作市']],
    ['凉山彝族自治州', ['凉山彝族自治州', '凉山州', '凉山']],
    ['双江拉祜族佤族布朗族傣族自治县', ['双江拉祜族佤族布朗族傣族自治县', '双江县']],
    ['内蒙古自治区', ['内蒙古自治区', '内蒙古']],
    ['香港特别行政区', ['香港特别行政区', '香港']],
    ['海淀区', ['海淀区']],
  ])('writes %s as %j', (full, forms) => {
    expect(placeForms(full)).toEqual(forms);
  });
});

describe('placeWords', () => {
  it('holds every form once, none of a single character', () => {
    const words = placeWords();
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((word) => word.length < 2)).toEqual([]);
    expect(words).toEqual(expect.arrayContaining(['灵寿', '灵寿县', '汪清县', '北京']));
  });
});
