import type { Random } from './random.ts';

const BEFORE = [
  ['首页 > 新闻 > 正文', '发布时间:2021-03-05 10:20:00来源: 城市晚报'],
  ['您现在的位置：网站首页 >> 综合 >> 正文', '2021年03月05日 10:20　来源：城市晚报　字体：[大 中 小]'],
  ['时间：2021-03-05　作者：李明　来源：城市晚报　点击：128'],
] as const;
const AFTER = [
  ['(责编: 王芳、李强)', '版权声明:凡注明“来源:城市晚报”的所有作品,版权归城市晚报所有。任何媒体转载须注明来源。'],
  ['责任编辑：王芳', '相关阅读：', '上半年全市工业运行平稳', '老旧小区改造年底完成', '扫描二维码，关注城市晚报公众号'],
  [
    '?',
    '?',
    '相关链接:',
    '市图书馆延长开放时间',
    '·凡注明来源为“城市网”的所有文字、图片,版权均属城市网所有。未经本网书面授权,不得转载。',
    '违法和不良信息举报电话：000-0000000',
  ],
] as const;

/** Adds the usual surroundings of a page to a text: as lines, or as HTML. */
export function addChrome(text: string, random: Random): string {
  const before = BEFORE[Math.floor(random() * BEFORE.length)] ?? [];
  const after = AFTER[Math.floor(random() * AFTER.length)] ?? [];
  if (random() < 0.5 || text.includes('<')) return [...before, '', text, '', ...after, ''].join('\n');
  return [
    '<html><head><title>正文</title><style>.a{color:red}</style></head><body><div class="nav"><a href="/">首页</a> <a href="/n">新闻</a></div>',
    ...before.map((line) => `<p>${escapeTags(line)}</p>`),
    '<div class="article-content"><!-- 正文 -->',
    ...text.split('\n').map((line) => `<p>　　${escapeTags(line)}</p>`),
    '</div>',
    ...after.map((line) => `<p>${escapeTags(line)}</p>`),
    '<script>var x = "<p>x</p>";</script><div class="footer">Copyright © 城市晚报 All Rights Reserved</div></body></html>',
  ].join('\n');
}

function escapeTags(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
