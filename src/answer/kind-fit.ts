import type { QuestionKind } from '../model/analysis.ts';
import { datesIn } from '../text/dates.ts';
import { numbersIn } from '../text/numbers.ts';
import { placesIn } from '../text/places.ts';

/** A name of two to four characters behind a surname; compound surnames first. */
const PERSON =
  /欧阳|上官|司马|诸葛|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文易]\p{Script=Han}{1,3}|\p{Script=Han}+·\p{Script=Han}+|[a-z]{3,}/u;
const MOMENT = /\d|[年月日号时点周]|世纪|季度|以来|之后|之前/;
const PLACE = /[省市县区镇乡村州盟国岛山河湖海路街馆院校厂楼厅场所部会京沪]|[东南西北中]部/;

/** 1 where the words can be what the question asks for, 0 where not (a person for 多少), 0.5 where nothing tells. */
export function kindFit(kind: QuestionKind, folded: string): number {
  switch (kind) {
    case 'who':
      return PERSON.test(folded) ? 1 : 0;
    case 'when':
      return datesIn(folded, '2000-01-01').length > 0 || MOMENT.test(folded) ? 1 : 0;
    case 'how-many':
      return numbersIn(folded).length > 0 ? 1 : 0;
    case 'where':
      return placesIn(folded).length > 0 || PLACE.test(folded) ? 1 : 0;
    default:
      return 0.5;
  }
}
