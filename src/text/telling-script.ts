import { Converter } from 'opencc-js/cn2t';
import { isTraditionalChar } from './script.ts';

const toTraditional = Converter({ from: 'cn', to: 't' });

/** Simplified characters that are good Traditional ones too: alone they tell nothing. */
const SHARED = new Set(
  '后里只面干系几云松台谷范姜卜出冲丑斗刮胡划回伙家借克困了累漏霉蒙弥蔑辟凭签曲确舍术涂咸向余御愿岳症致制准种钟朱布才采当党' +
    '吊淀迭丰复杆个巩构管柜合核哗奖尽卷恤据夸昆蜡厘历帘梁灵仑么麦弦闲欲吁于与郁芸脏扎占折周注卤升圣适叹同托万沈虫仆千秋',
);

/**
 * The script a text shows: 'traditional' or 'simplified' by the characters that only one of them uses, Traditional
 * ones counting first; undefined where no character tells (何立峰是男是女).
 */
export function tellingScript(text: string): 'traditional' | 'simplified' | undefined {
  let simplified = false;
  for (const char of text) {
    if (isTraditionalChar(char)) return 'traditional';
    if (!simplified && !SHARED.has(char) && toTraditional(char) !== char) simplified = true;
  }
  return simplified ? 'simplified' : undefined;
}
