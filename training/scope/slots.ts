const words = (text: string): string[] => text.trim().split(/\s+/);

/** Values for the slots of frames.yaml. Names of bodies, places and persons are common ones or invented. */
export const SLOTS: Readonly<Record<string, readonly string[]>> = {
  body: words(`央行 人民银行 财政部 教育部 发改委 国家发改委 农业农村部 乡村振兴局 证监会 商务部 外交部 国务院 市政府 省政府 县委 联合国 欧盟 世卫组织 工信部
    交通运输部 水利部 民政部 卫健委 人社部 住建部 全国妇联 残联 科协 团中央 工商联 北京市 河北省 清河县 这家公司 该公司 清华大学 国资委 税务总局 文旅部 银保监会 美国 法国
    印度 俄罗斯 特朗普 警方 军方 示威者 主办方 学校 医院 球队 乐队 皇帝 清政府 国民党 日军 作者 他 她 他们`),
  topic:
    words(`定点帮扶 乡村振兴 脱贫攻坚 防止返贫 东西部协作 扶贫协作 产业帮扶 就业帮扶 粮食安全 春耕备耕 碳达峰 碳中和 营商环境 数字经济 教育改革 养老服务 医保改革
    高考改革 垃圾分类 防汛救灾 疫情防控 疫苗接种 住房保障 减税降费 外贸 招商引资 科技创新 人才引进 就业 社会保障 义务教育 高速铁路 水利建设 农村改革 土地流转 生态保护
    国家公园 长江保护 黄河治理 冬奥会 反恐 停火协议 核谈判 大选 恐怖袭击 爆炸 示威活动 地震 洪水 森林火灾 空气污染 通货膨胀 房价 股市 金融风险 普惠金融 小额信贷 以工代赈
    易地搬迁 驻村干部 挂职干部 考核评估 监测帮扶机制 组织领导 社会力量 民营企业 消费帮扶 帮扶工作 帮扶 增收 脱贫群众增收 规模性返贫 农民增收 巩固脱贫成果 有效衔接
    经济工作 农业农村工作 安全生产 食品安全 网络安全 个人信息保护 人工智能 新能源汽车 芯片 航天 月球探测 蝙蝠 长城 故宫 恐龙 化石 蒸汽机 鸦片战争 唐朝 足球 电影 游戏 歌曲
    专辑 小说 动画 铁路 机场 地铁 公园 大学 河流 岛屿 语言 宗教 佛教 病毒 基因 细胞 化学 物理 数学 天文 这项工作 这件事 这个项目 这次会议 本次活动 这项政策`),
  title: words(
    '会议召开 某某工作推进会召开 关于进一步做好春耕工作的通知 今年怎么干 为什么是他 有哪些变化 最新消息 十件大事',
  ),
  english: [
    'the PBOC',
    'the central bank',
    'the NDRC',
    'the ministry',
    'poverty alleviation',
    'rural revitalization',
    'targeted assistance',
    'the county',
    'the meeting',
    'the project',
    'food security',
    'the agency',
    'east-west cooperation',
    'the summit',
    'the conference',
    'the reform',
    'the policy',
    'assistance to poor counties',
    'farmers',
    'incomes be raised',
    'the programme',
    'relapse into poverty',
    'Beijing',
    'the eight eastern provinces',
    'central units',
    'the fund',
    'flood control',
    'vaccines',
    'the railway',
    'the company',
    'the bank help farmers',
    'he',
    'the war',
    'the emperor',
    'the film',
    'the team',
    'spring ploughing',
    'carbon neutrality',
  ],
  verb: words(
    '推进 开展 做好 加强 促进 实现 解决 落实 支持 帮助 发展 建设 完善 保障 提高 防止 防范 应对 处理 建立 召开 主持 参加 支援 获得 组织 管理 保护 使用 增加 扩大 巩固 做',
  ),
  side: words(`央行 发改委 人民银行 财政部 教育部 省里 市里 东部省市 东部8省市 西部10省份 305家中央单位 中央单位 民营企业 国有企业 河北 山西 吉林 广西 去年 今年 2020年 2021年
    上海 北京 甲公司 乙公司 教师 学生 第一次会议 第二次会议 城市 农村 美国 中国 英国 法国 男性 女性 总理 副总理 灵寿县 田东县 这两个会 前一篇 后一篇 乡村振兴局 妇联 产业帮扶 就业帮扶`),
  aspect: words(
    '帮扶 会议 措施 做法 要求 任务 重点 投入 资金 人数 时间 地点 规模 面积 人口 政策 看法 态度 表述 定点帮扶 目标 成效 职责 定点帮扶会议 特点 优势 主张 战略 结果',
  ),
  measured: words('投的钱 投入的资金 花的钱 人口 面积 派的干部 人数 成绩 收入 时间 帮扶的县 金额 产量 贡献 规模'),
  count: words('两 三 四 五 六 七 八 几 3 5 6 10'),
  year: words('2019 2020 2021 2022 2023 2024'),
  month: words('1 2 3 4 5 6 7 8 9 10 11 12'),
  day: words('1 5 8 12 15 20 28'),
  source: words('人民日报 新华社 新浪财经 央视 光明日报 经济日报 中新网 澎湃新闻 环球时报 晚报 中国证券网'),
  person: words('张伟 李克强 何立峰 王芳 刘国强 易纲 周建国 赵敏 林则徐 拿破仑 爱因斯坦 部长 局长 主任 市长 总理'),
};

/** Forms of a subject of English questions, of words of a dictionary. */
export const ENGLISH_SUBJECTS: readonly string[] = [
  'the {english_noun}',
  'the {english_noun}',
  'a {english_noun}',
  'the {english_noun} of {english_place}',
  'the {english_noun} of the {english_noun}',
  'the {english_noun} {english_noun}',
  '{english_place}',
  '{english_place} {english_noun}',
  'the {english_place} {english_noun}',
  'his {english_noun}',
  'their {english_noun}',
  '{english_noun} and {english_noun}',
  'the {num} {english_noun}',
];
