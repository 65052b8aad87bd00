import type { Aim, QuestionKind } from '../model/analysis.ts';
import { MEASURE_WORDS } from './measure-words.ts';

/** Signs of a kind, in folded Chinese; the first matching line decides. */
const SIGNS: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'why',
    /(?<![称名成作定改誉视分译评认封升命化列归设选立降变转拜尊订换])为什么|为何|为啥|什么原因|何以|因何|原因是什么|原因为何/,
  ],
  [
    'list',
    /哪些|有哪几|名单|清单|一览|名录|有谁|哪几[^年月天号点]|哪[二两三四五六七八九十\d]+[^年月天号点]|分别是[谁什哪]|依次|包括什么|包含什么|[二两三四五六七八九十\d]+[个家项位名所座]\p{Script=Han}{1,4}(?:都|分别)?(?:叫什么|叫啥|是什么|有什么|是(?=[?？]?$))/u,
  ],
  [
    'who',
    /谁|哪一?位|哪名|何人|什么人|哪一?个人|哪个?人|(?:[长任记席者师授]|[董理监]事|代表|主持人|发言人|负责人|[^\s,]人)的?(?:叫什么|叫啥|名字|姓名|姓什么)/,
  ],
  [
    'when',
    /什么时候|何时|何年|何月|何日|哪一?[年天日月]|哪一?个?(?:年|月|时候|时期|日子|世纪|朝代|年代)|几世纪|(?:西元|公元|民国)几年|几[月号点]|几年(?:几月)?[成建出开创]|什么(?:时间|日期|年代|时期|期间|年份)|哪个时间|多久(?:前|之前|以前)|(?:时间|日期|日子|年份)(?:是|为|在)?(?:多少|什么|哪.{0,2})?[?？]?$|哪一?[周届]|几月几|几号|哪日|何日/,
  ],
  [
    'where',
    /哪里|哪儿|何处|何地|什么地方|在哪|到哪|去哪|位于哪|来自哪|哪一?[省市县国州区]|哪个?(?:省|市|县|国家|城市|地方|地区|州|区|村|镇|岛|大洲)|哪座(?:城市|山|岛)|什么(?:城市|国家|省|地点)/,
  ],
  [
    'how-many',
    new RegExp(
      `多少|几[十百千万亿多]?[${MEASURE_WORDS}]|多[大高长远重久深宽快厚]|百分之几|第几|几分之几|占比|(?:总数|数量|人数|户数|金额|总额|数目|面积|产量|产值|增速|增长率|比例|比重|收入|投资额?|价格|年龄|长度|高度|宽度|深度|距离|海拔|身高|体重|重量)(?:大约|大概)?(?:是|为|有|达到?)?[?？]?$`,
    ),
  ],
  ['how', /怎么|怎样|如何|怎麼|咋/],
  ['yes-no', /吗[？?。！]?$|是否|是不是|有没有|能否|可否|会不会|能不能|对不对|是真的/],
  ['what', /什么|何[为谓]|啥|哪|是指|几|何种|何[物事]/],
  ['list', /列举|列出|有几/],
  ['how', /(?:方法|办法|措施|步骤)$/],
  ['what', /介绍|说明|解释|定义|含义|意思|是$|简述|概述/],
];

/** The kind of answer that a folded Chinese question asks for; 'other' if no sign matches. */
export function kindOf(folded: string): QuestionKind {
  const text = folded.trim();
  return SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? 'other';
}

/** 新闻 and 消息 as the name of a piece, not as the beginning of another word (新闻发布会, 新闻记者, 消息人士). */
export const NEWS = '(?:新闻(?!发布[会厅台]|发言人|记者|中心|办公室|媒体|单位|出版|工作|从业|摄影)|消息(?!人士))';
const PIECES = `(?:篇|条|则)?的?(?:文章|报道|${NEWS}|稿件|报告)`;
const ARTICLE_COUNT = new RegExp(`(?:多少|几)${PIECES}|(?:文章|报道|新闻|稿件)的?(?:数量|总数|有多少|有几)`);
const LATEST = new RegExp(`最新|最近${PIECES}|最近的?(?:一次|一篇|动态|进展|情况|会议|活动)|最后一(?:次|篇)|近况|最晚`);
const EARLIEST = new RegExp(`最早的?(?:一[篇次条则])?${PIECES}|最早(?:是|在|于)?(?:什么|何|哪)|第一${PIECES}`);

/** The part of the articles that a folded question asks about. */
export function aimOf(folded: string): Aim {
  if (ARTICLE_COUNT.test(folded)) return 'article-count';
  if (LATEST.test(folded)) return 'latest';
  return EARLIEST.test(folded) ? 'earliest' : 'content';
}
