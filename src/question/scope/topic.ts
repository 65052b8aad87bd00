/** Words that ask for a form of answer or name the collection; articles do not contain them. Longest first. */
const CHINESE =
  /(?:请问|请|帮我|帮忙|麻烦你?|能不能|可不可以|可以|给我|我想|我要|想要?|你们?这里|你们?|库里|语料库|资料库|数据库|机器人)|(?:用?[一二两三几]+(?:句|段)话)|(?:总结|概括|概述|归纳|综述|提炼|提取|梳理|整理|介绍|简介|说明|列举|列出|罗列|说说|讲讲|谈谈|讲一讲|说一说|比较|对比|统计|搜索|检索|查找)(?:一下|下)?|(?:主要|大概|大致|基本|核心)?(?:内容|大意|要点|重点内容|主旨|摘要|概要|提要|梗概|概况|观点|精神)|(?:主要|都|究竟|到底|分别)|(?:讲述?|说|谈|写|提|提到|提及|涉及|讲到|说到|谈到|写到|报道|强调|部署|讨论)了?(?:些|的是)?(?:什么|哪些)(?:内容|事)?|(?:提到|提及|涉及|说到|讲到|谈到|写到|提过|报道)(?:了|过)?|(?:关于|有关)|(?:(?:这|那|该|本|几|多少|一|哪几?)(?:篇|则|条|个))?(?:的)?(?:文章|报道|新闻|消息|稿件|稿子|文档|资料)(?:列表|目录|清单)?|[这那]篇|怎么回事|是?(?:什么|哪些|哪几?[个篇]|怎样|如何|多少|几篇)|有哪些|一共|总共|(?:按照?|依照?)时间(?:顺序|先后)?|时间(?:顺序|先后|线|轴)|先后|依次|陆续|列表|顺序|排列|排序|大事记|年表|最新|最近|近期|近来|最早|最老|第一篇|新的?(?=消息|新闻|文章|$)|发生|动态|进展|[这各历]几?次|有没有|所有|全部|这些|那些|[一几]个|哪[一几]?[篇次个]|[开举召发做](?:了|过|行了|开了)|一下|把|将|[的了吗呢吧啊]$/g;
const ENGLISH =
  /\b(?:please|can you|could you|give me|tell me|show me|list|name|i need|a|an|the|all|summari[sz]e|sum up|summary|overview|digest|outline|recap|gist|brief(?:ly)?|short|quick|main|key|most important|points?|messages?|takeaways?|highlights?|ideas|what|which|who|when|how many|is|are|was|were|did|does|do|there|any|article|articles|report|reports|story|news|documents?|texts?|about|mention(?:ed|ing|s)?|discuss(?:ed)?|cover(?:ed)?|say|said|talk|of|on|from|in|that|this|have|you|timeline|chronolog(?:y|ical(?:ly)?)|order|by date|latest|newest|most recent|recent|oldest|earliest|new|happened|at|for|explain|describe|order)\b/gi;

/** Nouns that fit any event, and words for the articles; they give no topic of a list of events. */
const EVENTS =
  /(?<!\p{Script=Han})(?:会议|大会|会|事件|活动|大事|事情|meetings?|events?|conferences?)(?!\p{Script=Han})/giu;

/** A topic of events without those nouns; empty if all events are meant. */
export function eventTopicOf(topic: string): string {
  return topic.replace(EVENTS, ' ').replace(/\s+/g, ' ').trim();
}

/** The subject of a folded question that asks for a form of answer: its words without those that ask for the form. */
export function topicOf(folded: string): string {
  const topic = /\p{Script=Han}/u.test(folded) ? folded.replace(CHINESE, ' ') : folded.replace(ENGLISH, ' ');
  return topic
    .replace(/[《》「」“”"?？。!！,，、:：;；]/g, ' ')
    .replace(/(?:^|(?<=\s))(?:的|了|在|对|是|有|给|中|里|和|为|要|上|都)+(?=\s|$)|(?<=\S)(?:的|了)(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Nouns for the items of a list and verbs around them; articles seldom contain them. */
const LISTED =
  /(?:主要|重点|具体|相关|下一步|各项|所有)?(?:帮扶|支持|扶持|工作)?(?:措施|举措|要求|任务|优势|成效|成果|成绩|特点|做法|安排|部署|政策|建议|意见|办法|问题|困难|目标|职责|方面|工作|行动|进展)|(?:采取|提出|取得|出台|推出|制定|部署|安排|强调|开展|存在|面临|做好|要做|[提做有])(?:了|过|好)?|哪?[一二两三四五六七八九十\d]+(?:点|条|项|个方面)|\b(?:measures?|steps?|actions?|tasks?|requirements?|demands?|advantages?|strengths?|results?|achievements?|taken?|made?|put forward|priorities)\b/giu;

/** The subject of a folded question for a list, without the noun for its items; empty if nothing else remains. */
export function listTopicOf(topic: string): string {
  return topic
    .replace(LISTED, ' ')
    .replace(/(?<=\s|^)(?:对|的|在|就|上)(?=\s|$)|(?<=\S)(?:的|对|在)(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
