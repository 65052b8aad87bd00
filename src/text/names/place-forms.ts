/** Short forms that are everyday words or parts of other names; only the full form finds such a place. */
const EVERYDAY = new Set(
  (
    '八德 方正 友谊 海伦 木兰 安达 惠民 博爱 嘉禾 双峰 凤凰 阳春 凌云 白玉 修文 金沙 白水 黄龙 丹凤 康乐 温泉 白杨 杨梅 ' +
    '黄梅 钟山 蓝山 武功 金塔 贡嘎 长子 交口 新民 灯塔 梨树 天台 清流 光泽 莲花 铜鼓 樟树 民权 大悟 公安 洞口 桃源 石门 ' +
    '会同 资源 兴业 乐业 石棉 小金 大方 富民 太白 清水 民乐 高台 同心 紫金 开化 延长 比如 大名 三门 万年 三台 新兴 云和 ' +
    '新和 西和 和安 多伦 新干 大新 天等 和政 称多 治多 两当 和康 平定 平和 高密 富裕 大田 永和 和平 和顺 共和 天全 威信 ' +
    '新星 大英 新田 四会 太保 无为 大余 全南 台前 东方 合作 加查 中方 南部 来宾 日照 白银 朝阳 白山 白城 海东 山南 阿里 ' +
    '通道 互助 河口 民和 双江 东乡 连山 江城 河南 白沙 大化 昌江 宽城 巴彦 红河 高雄 新竹 桃园 兴安 大通 化隆 新城 前进 ' +
    '红旗 城关 新华 复兴 开平 西乡 大关 永善 永平 永定 太平 安居 平安 宝山 青龙 北安 东港 平山 青山 新河 安乡 上林 长安 ' +
    '自由 东山 南山 北川 金山 石林 镇平 明水 中山 平罗 大安 海安 海林 太和 新安 长丰 大同 九龙 广安 弥勒 中卫 南安 东平 ' +
    '大城 亚东 东海 龙山 永昌 兰西 龙门 白河 象山 安宁 平原 永安 东至 盘山 滨海 祁连 德安 东安 永康 江山 达州 灵山 江口 阳城 三江 ' +
    '三河 西林 江陵 安多 台山 黑山 沙河 东兴 合山 永宁 沿河 清河 商都 凤城 兴隆 石柱 五华 玉山 安福 谷城 商城 祥云 裕民 同仁 马关 天门 ' +
    '沙湾 云龙 正阳 海阳 北流 甘泉 宜城 马山 永吉 长海 成安 定安 会理 化州 会昌 镇安 来安 南澳 西华 克山 大厂 普兰 吉隆 巴马 和龙 ' +
    '兴和 上高 集安 建始 广南 德格 达日 镶黄 正蓝 正镶白 华安 东明 平南 东丰 南丰 密山'
  ).split(' '),
);

const PEOPLES =
  '汉族 满族 回族 藏族 苗族 彝族 壮族 侗族 瑶族 白族 傣族 黎族 佤族 畲族 水族 羌族 怒族 京族 蒙古族 维吾尔族 布依族 朝鲜族 土家族 ' +
  '哈尼族 哈萨克族 哈萨克 傈僳族 高山族 拉祜族 东乡族 纳西族 景颇族 柯尔克孜 土族 达斡尔族 达斡尔 仫佬族 布朗族 撒拉族 毛南族 ' +
  '仡佬族 锡伯族 锡伯 阿昌族 普米族 塔吉克族 塔吉克 独龙族 鄂伦春族 鄂温克族 裕固族 保安族 蒙古 回 壮族 维吾尔 各族';
const PEOPLE_ENDINGS = PEOPLES.split(' ').sort((a, b) => b.length - a.length);

const ENDINGS = ['特别行政区', '自治区', '自治州', '自治县', '自治旗', '地区', '省', '市', '县', '旗', '盟'];

/**
 * The forms of a place's full name, the full one first: 灵寿县 → 灵寿县, 灵寿; 凉山彝族自治州 → also 凉山州, 凉山. A district has only its
 * full form, and so has a place whose short form is one character or an everyday word.
 */
export function placeForms(full: string): string[] {
  const ending = ENDINGS.find((candidate) => full.endsWith(candidate));
  if (ending === undefined) return [full];
  const stem = withoutPeoples(full.slice(0, -ending.length), ending.startsWith('自治'));
  const forms = [full];
  const generic = ending.startsWith('自治') && ending !== '自治区' ? ending.slice(-1) : undefined;
  if (generic !== undefined && stem.length >= 2) forms.push(stem + generic);
  if (stem.length >= 2 && !EVERYDAY.has(stem)) forms.push(stem);
  return [...new Set(forms)];
}

/** 双江拉祜族佤族布朗族傣族 → 双江; at least two characters remain. */
function withoutPeoples(stem: string, autonomous: boolean): string {
  let rest = stem;
  for (let again = autonomous; again; ) {
    const people = PEOPLE_ENDINGS.find((name) => rest.endsWith(name) && rest.length - name.length >= 2);
    again = people !== undefined;
    if (people !== undefined) rest = rest.slice(0, -people.length);
  }
  return rest;
}
