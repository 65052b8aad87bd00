/** Words between a number and the thing it counts (几**架**无人机), one character each. Folded. */
export const MEASURE_WORDS =
  '个位名家项条次届种类座所件年天月日人户篇场级段点层部支只张块元吨岁倍成步句分秒小时周颗枚艘架辆台本集章册首国省市县区村镇乡校队发枪轮起批米斤亩万亿千百代页幅栋间株头匹群对双套份票款粒笔趟股门';

/** Kinds of things that questions ask for (哪些县). */
const THINGS =
  '省|市|县|区|镇|乡|村|州|国家|地方|地区|城市|单位|部门|机构|人|人员|领导|同志|会议|方面|内容|问题|措施|目标|要求|成果|成绩|工作|任务|项目|原因|数据|时候|时间|日子|年|月|天|日|号|钱|资金';
/** The thing asked for after 哪些 and similar words, with its measure word. */
export const THING = new RegExp(`^(?:(?:${THINGS})|[${MEASURE_WORDS}](?:${THINGS})?)?`);
