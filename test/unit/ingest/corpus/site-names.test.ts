import { expect, it } from 'vitest';
import { cleanText } from '../../../../src/ingest/corpus/clean-file.ts';
import { makeCorpus } from '../../../../src/ingest/corpus/read-corpus.ts';

const PLACES = ['青石镇', '白沙湾', '柳林', '高桥乡', '东岭'];

function titlesOf(titleOf: (place: string) => string): (string | null)[] {
  const files = PLACES.map((place, i) => {
    const body = `<p>${place}${'今明后前去'[i]}年清理河道${i + 2}公里，${place}两岸居民可以散步、钓鱼和跑步，${place}水质转好。</p>`;
    return cleanText(`${i}/index.html`, `<title>${titleOf(place)}</title>${body}`);
  });
  return makeCorpus(files)
    .articles.map(({ title }) => title)
    .sort();
}

it('takes the ending that titles share for the site’s name', () => {
  expect(titlesOf((place) => `${place}清理河道 - 河边人家`)).toEqual(PLACES.map((place) => `${place}清理河道`).sort());
});

it('keeps endings that differ, and what stands behind a double dash', () => {
  const own = (place: string) => `清理河道 - ${place}见闻`;
  expect(titlesOf(own)).toEqual(PLACES.map(own).sort());
  const series = (place: string) => `${place}清理河道——河边人家`;
  expect(titlesOf(series)).toEqual(PLACES.map(series).sort());
});
