import { areaList } from '@vant/area-data';
import type { Random } from '../random.ts';
import type { SlotKind } from './report-kind.ts';

const SURNAMES =
  '王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬邝';
const GIVEN =
  '伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂文辉玲力华红建国志永新海峰山仁波宁贵福生龙元全胜学祥才发武利清飞彬富顺信子昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以健家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘淑惠珠翠雅芝玉萍娥春菊兰洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希宁欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝思丽';
const NATIONAL =
  '水利部 教育部 财政部 商务部 民政部 司法部 自然资源部 生态环境部 交通运输部 科技部 农业农村部 文化和旅游部 国家卫生健康委 国家发展改革委 应急管理部 审计署 海关总署 国家能源局 国家林草局 国家铁路局 中国民航局 国家邮政局 国家文物局 国家统计局 国家乡村振兴局 中国气象局 全国总工会 全国妇联 共青团中央 中国残联 中国科协 全国工商联 全国供销合作总社 中国红十字会 中国银行 农业银行 国家开发银行 人民银行 证监会 国家税务总局 市场监管总局 国家体育总局 最高人民法院 最高人民检察院 公安部 退役军人事务部 住房城乡建设部 工业和信息化部 国务院国资委'.split(
    ' ',
  );
const OFFICES =
  '农业农村厅 教育厅 水利厅 交通运输厅 文化和旅游厅 财政厅 民政厅 应急管理厅 科学技术厅 乡村振兴局 统计局 林业局 总工会 妇联 体育局 商务厅 生态环境厅 市场监督管理局 文物局'.split(
    ' ',
  );
const COMPANY_NAMES =
  '华远 中铁 东方 恒通 远大 金川 三江 天河 北辰 南岭 宏图 瑞丰 长河 龙源 海川 新世纪 九州 泰和 银河 凯盛 华能 大唐 中交'.split(
    ' ',
  );
const COMPANY_KINDS = '集团 建设公司 股份有限公司 设计院 工程局 科技公司 农业公司 能源公司 实业公司'.split(' ');
const COUNTRIES =
  '法国 德国 意大利 西班牙 葡萄牙 希腊 波兰 捷克 匈牙利 瑞典 挪威 芬兰 丹麦 荷兰 比利时 瑞士 奥地利 爱尔兰 俄罗斯 乌克兰 土耳其 埃及 肯尼亚 摩洛哥 南非 加纳 巴西 阿根廷 智利 秘鲁 墨西哥 加拿大 澳大利亚 新西兰 日本 韩国 泰国 越南 老挝 柬埔寨 缅甸 马来西亚 新加坡 菲律宾 巴基斯坦 孟加拉国 斯里兰卡 哈萨克斯坦 乌兹别克斯坦 蒙古国 塞尔维亚 埃塞俄比亚'.split(
    ' ',
  );
/** Characters in names of villages and townships. */
const HAMLET = '石龙白青黄沙马牛双三大小上下高新永安和平太古南北东西河溪泉坪岭桥塘湾洞井柳杨松桃梅竹云月';
/** Units of money with their usual numbers of digits before and after the point. */
const MONEY = [
  ['亿元', 1000, 2],
  ['亿元', 100, 1],
  ['万元', 10_000, 0],
  ['万元', 1000, 1],
] as const;

const named = (list: Readonly<Record<string, string>>, ending: RegExp) =>
  Object.values(list).filter((name) => ending.test(name));
const PLACES = {
  county: named(areaList.county_list, /^.{2,4}县$/),
  city: named(areaList.city_list, /^.{2,3}市$/),
  province: named(areaList.province_list, /省$/),
  region: named(areaList.province_list, /(?:省|自治区)$/),
  district: named(areaList.county_list, /^.{2,3}区$/),
  banner: named(areaList.county_list, /^.{3,7}(?:旗|自治县)$/),
} as const;

/** An invented value of a kind, in the wording of a report. */
export function drawValue(kind: SlotKind, random: Random): string {
  if (typeof kind !== 'string') return random.pick(kind) ?? '';
  return DRAWS[kind](random);
}

const upTo = (random: Random, limit: number) => Math.floor(random.next() * limit);
const pick = (random: Random, list: readonly string[]) => random.pick(list) ?? '';
const char = (random: Random, text: string) => pick(random, [...text]);

const DRAWS: Readonly<Record<Exclude<SlotKind, readonly string[]>, (random: Random) => string>> = {
  person: (random) => char(random, SURNAMES) + char(random, GIVEN) + (random.next() < 0.8 ? char(random, GIVEN) : ''),
  day: (random) => {
    const day = `${1 + upTo(random, 12)}月${1 + upTo(random, 28)}日`;
    return random.next() < 0.5 ? day : `${2008 + upTo(random, 18)}年${day}`;
  },
  year: (random) => String(2003 + upTo(random, 24)),
  county: (random) => pick(random, PLACES.county),
  city: (random) => pick(random, PLACES.city),
  province: (random) => pick(random, PLACES.province),
  region: (random) => pick(random, PLACES.region),
  district: (random) => pick(random, PLACES.district),
  banner: (random) => pick(random, PLACES.banner),
  town: (random) => char(random, HAMLET) + char(random, HAMLET) + char(random, '镇乡'),
  village: (random) => `${char(random, HAMLET)}${char(random, HAMLET)}村`,
  country: (random) => pick(random, COUNTRIES),
  body: (random) =>
    random.next() < 0.65 ? pick(random, NATIONAL) : pick(random, PLACES.province) + pick(random, OFFICES),
  company: (random) => pick(random, COMPANY_NAMES) + pick(random, COMPANY_KINDS),
  count: (random) => String(37 + Math.floor(10 ** (1 + random.next() * 4))),
  small: (random) => String(2 + upTo(random, 35)),
  money: (random) => {
    const [unit, limit, decimals] = random.pick(MONEY) ?? MONEY[0];
    return `${(random.next() * limit + 1.1).toFixed(decimals)}${unit}`;
  },
  percent: (random) => `${(random.next() * 60 + 0.5).toFixed(1)}%`,
  decimal: (random) => (random.next() * 90 + 1).toFixed(1 + upTo(random, 2)),
};
