import { makeTrie, type PhraseMatch } from '../words/trie.ts';

/** Everyday names and groups of states that the list of countries lacks. China itself does not count as foreign. */
const MORE =
  '欧洲 欧盟 欧元区 亚洲 非洲 美洲 拉美 北美 南美 大洋洲 东盟 中东 东南亚 南亚 中亚 阿联酋 沙特 刚果 波黑 捷克 朝鲜 韩国 苏联 前苏联 东德 西德 ' +
  '英格兰 苏格兰 美 英 法 德 俄 日 韩 印 加 澳 欧';
const NOT_FOREIGN = new Set(['中国', '香港', '澳门', '台湾', '中国香港', '中国澳门', '中国台湾', '世界', '未知地区']);

const regions = makeTrie(foreignRegions().map((name): [string, string] => [name, name]));

/** The country or group of states outside China whose name ends just before `end`. */
export function findRegionEndingAt(folded: string, end: number): PhraseMatch<string> | undefined {
  return regions.endingAt(folded, end);
}

/** Chinese names of the world's countries, from the runtime's own locale data. */
function foreignRegions(): string[] {
  const names = new Intl.DisplayNames('zh-Hans', { type: 'region', fallback: 'none' });
  const found = new Set(MORE.split(' '));
  for (let a = 65; a <= 90; a++) {
    for (let b = 65; b <= 90; b++) {
      const name = names.of(String.fromCharCode(a, b));
      if (name !== undefined && /^\p{Script=Han}+$/u.test(name) && !/中国|特别行政区/.test(name)) found.add(name);
    }
  }
  return [...found].filter((name) => !NOT_FOREIGN.has(name)).sort();
}
