/** Words that stand between a number and what it counts (几**架**无人机), one character each. Folded. */
export const MEASURE_WORDS =
  '个位名家项条次届种类座所件年天月日人户篇场级段点层部支只张块元吨岁倍成步句分秒小时周颗枚艘架辆台本集章册首国省市县区村镇乡校队发枪轮起批米斤亩万亿千百代页幅栋间株头匹群对双套份票款粒笔趟股门';
