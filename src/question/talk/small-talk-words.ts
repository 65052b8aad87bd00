/** What a message that asks nothing of the articles is. */
export type TalkKind = 'thanks' | 'greeting' | 'assent' | 'laughter' | 'about' | 'doubt' | 'goodbye';

/** Phrases by kind, folded, parted by `|`. A message is small talk only where such phrases and fillers make up all of it. */
export const TALK: Readonly<Record<TalkKind, string>> = {
  thanks:
    '谢谢|谢|谢了|谢过|多谢|感谢|感谢您|感恩|辛苦|辛苦了|麻烦你了|麻烦您了|有劳|费心了|帮大忙了|帮了大忙|有帮助|有用|唔该|唔该晒|多谢晒|蟹蟹|谢主隆恩|3q|3ks|' +
    'thanks|thank you|thank u|thankyou|thx|thks|tks|ty|tysm|tyvm|cheers|many thanks|thanks a lot|thanks a million|much appreciated|appreciate it|i appreciate it|that helps|that helped|that was helpful|very helpful|helpful|arigato',
  greeting:
    '你好|您好|你们好|大家好|各位好|老师好|早|早安|早上好|上午好|中午好|午安|下午好|晚上好|早晨|嗨|哈喽|哈罗|哈啰|哈搂|嘿|喂|在吗|在么|在不在|在没|在线吗|有人吗|有人在吗|你好吗|您好吗|最近好吗|吃了吗|吃了没|新年好|新年快乐|春节快乐|节日快乐|周末愉快|中秋快乐|安安|幸会|初次见面|请多关照|食咗饭未|' +
    'hi|hello|hey|hiya|howdy|yo|greetings|good morning|good afternoon|good evening|morning|good day|how are you|how are you doing|how is it going|hows it going|whats up|sup|nice to meet you|anyone there|are you there|you there|happy new year',
  assent:
    '清楚了|明晒|收到晒|劲|犀利|咁犀利|好嘢|掂|学到了|涨知识了|长知识了|受教了|受教|佩服|可以啊|有意义|' +
    '好|好的|好吧|好滴|好哒|好嘞|好咧|好呀|行|行吧|行了|可以|可以的|可|中|成|嗯|恩|唔|哦|噢|喔|呃|啊|收到|明白|明白了|我明白了|知道|知道了|我知道了|晓得了|了解|瞭解|懂|懂了|我懂了|清楚|清楚了|没问题|没事|没事了|没关系|不客气|不用谢|对|对的|对了|没错|是|是的|正是|正确|不错|很好|太好了|真好|挺好|厉害|牛|牛逼|牛啊|赞|点赞|棒|真棒|太棒了|完美|优秀|给力|可以可以|有道理|原来如此|原来是这样|这样啊|这样|这样子|是这样|同意|赞同|支持|期待|加油|不用|不用了|不必|不要了|算了|不|没有了|没了|没有|就这些|就这样|先这样|够了|得|得了|系|系啊|冇问题|冇事|知啦|妥|妥了|稳|安排|到|在|来了|哇|哇塞|哇哦|唉|哎|哎呀|额|无语|晕|汗|' +
    'clear|crystal clear|clear enough|well explained|nicely explained|great explanation|good explanation|nice explanation|clear explanation|well put|good point|interesting|impressive|neat|sweet|super|lovely|fantastic|sounds good|works for me|fine by me|will do|okey dokey|ok|okay|okey|okie|okk|k|oki|yes|yep|yeah|yup|ya|ye|yea|sure|sure thing|great|good|good job|nice|nice one|cool|got it|gotcha|i got it|i see|i understand|understood|alright|all right|all good|fine|right|perfect|awesome|excellent|amazing|wonderful|brilliant|well done|wow|oh|ah|hm|um|uh|no|nope|nah|no problem|np|no worries|roger|roger that|copy that|makes sense|that makes sense|fair enough|agreed|exactly|indeed|correct|true|good to know|never mind|nevermind|nvm|noted|done|that is all|thats all|nothing|love it|like it|bravo|good bot|oh i see|oh no|sorry|my bad',
  laughter:
    '哈|呵|嘿嘿|嘻|嘿嘿嘿|笑死|笑死我了|笑死了|笑哭|笑尿|太好笑了|好笑|搞笑|有意思|真逗|红红火火恍恍惚惚|lol|lolol|lmao|lmfao|rofl|xd|funny|so funny|thats funny|hilarious|jaja|kkk',
  about:
    '你是谁|您是谁|你谁|你谁啊|你是什么|你是啥|你是干什么的|你是干嘛的|你是做什么的|你叫什么|你叫啥|你叫什么名字|你叫啥名字|你的名字|你的名字是什么|你哪位|你边个|你系边个|你系咩|你是机器人吗|你是机器人|你是机器人么|你是ai吗|你是ai|你是人吗|你是真人吗|你是人工智能吗|你能做什么|你能做啥|你会做什么|你可以做什么|你能干什么|你能干啥|你能干嘛|你会干什么|你会什么|你会啥|你会些什么|你能帮我什么|你能帮我做什么|你有什么用|你有啥用|你有什么功能|你有哪些功能|功能|有什么功能|有哪些功能|能问什么|能问啥|能问些什么|能问你什么|能问哪些|可以问什么|可以问啥|可以问些什么|可以问你什么|可以问哪些问题|能问哪些问题|能问什么问题|可以问什么问题|我能问什么|我能问你什么|我可以问什么|我可以问你什么|我该问什么|该问什么|问什么|问啥|问什么好|怎么用|怎么使用|如何使用|咋用|这个怎么用|怎么问|怎么提问|如何提问|帮助|帮帮我|救命|说明|使用说明|使用方法|用法|教程|你知道什么|你知道些什么|你都知道什么|你懂什么|介绍一下你自己|介绍下你自己|介绍你自己|介绍一下自己|自我介绍|自我介绍一下|做个自我介绍|你识做咩|可以问咩|识做咩|点用|' +
    'help|help me|i need help|who are you|what are you|who r u|what can you do|what do you do|what can i ask|what can i ask you|what should i ask|what to ask|what questions can i ask|what do you know|how does this work|how do you work|how do i use this|how do i use you|how to use this|how to use|are you a bot|are you a robot|are you human|are you an ai|are you ai|are you real|whats your name|what is your name|your name|introduce yourself|tell me about yourself|what is this bot|usage|commands|menu|features',
  doubt:
    '不太信|不大信|不太相信|不大相信|不敢相信|难以置信|很难相信|没法相信|难以相信|信不过|半信半疑|将信将疑|不太可能|不大可能|不太可信|不太对|不大对|不太对劲|不对劲|不太准|不太确定|不太靠谱|不靠谱|可疑|怀疑|怪怪的|奇怪|离谱|太离谱|开玩笑吧|开玩笑的吧|系咩|真咩|系唔系|系唔系真|唔系掛|唔系啩|唔系|唔信|唔啱|错咗|讲真|你讲真|呃人|' +
    '真的吗|真的么|真的嘛|真的假的|真假|真的是吗|真的是这样吗|是真的吗|这是真的吗|真系吗|系咪真|系咪|是吗|是么|是嘛|是这样吗|这样吗|这样对吗|对吗|对么|对不对|是不是真的|确定|确定吗|确定么|你确定|你确定吗|您确定吗|确定是这样吗|能确定吗|不确定|不对|不是|不会|不会吧|不是吧|不是这样|不是这样的|不是这个|错|错了|错啦|你错了|你说错了|说错了|答错了|搞错了|弄错了|答非所问|不准|不准确|有误|有错|有问题|不可能|怎么可能|怎么会|骗人|瞎说|胡说|胡说八道|乱说|扯|别扯|假的|没搞错吧|有没有搞错|有冇搞错|靠谱吗|可靠吗|可信吗|能信吗|准吗|准确吗|正确吗|有依据吗|有证据吗|有根据吗|依据呢|证据呢|根据呢|出处呢|来源呢|原文呢|有出处吗|有原文吗|我不信|不信|我怀疑|存疑|好像不对|感觉不对|好像不是|好像错了|我觉得不对|我觉得不是|再看看|再查查|再确认一下|' +
    'not convinced|im not convinced|i am not convinced|unconvinced|not so sure|not too sure|not buying it|i dont buy it|doubtful|sceptical|skeptical|hard to believe|unbelievable|sounds wrong|sounds off|sounds fishy|doesnt sound right|that doesnt sound right|doesnt seem right|doesnt look right|are you kidding|are you kidding me|you kidding|you must be kidding|are you serious|i have my doubts|i have doubts|' +
    'are you sure|you sure|r u sure|are you certain|is that right|is this right|is it right|is that true|is this true|is it true|is that correct|is this correct|is that so|wrong|thats wrong|that is wrong|this is wrong|youre wrong|you are wrong|not right|thats not right|that is not right|not true|thats not true|incorrect|thats incorrect|no way|seriously|i doubt it|i doubt that|i dont think so|i dont believe it|i dont believe you|i dont believe that|prove it|proof|any proof|says who|bullshit|nonsense|check again|hmm not sure|not sure|huh|come again',
  goodbye:
    '下次再聊|以后再聊|有空再聊|有空聊|回头再聊|先聊到这|先到这|先到这里|今天先这样|早唞|得闲再倾|迟啲再倾|下次再倾|' +
    '再见|再会|拜|拜拜了|掰掰|回见|回头见|下次见|明天见|改天见|待会见|一会见|晚安|好梦|溜了|走了|先走了|我走了|下了|下线了|告辞|后会有期|失陪|再聊|回聊|改天聊|下次聊|88|886|8|' +
    'bye|bye bye|byebye|bb|goodbye|good bye|bye for now|see you|see ya|see you later|see u|cya|later|talk later|ttyl|good night|goodnight|night|gn|gtg|farewell|take care|have a nice day|have a good day|until next time|so long',
};

/** Says that something is so, and asks whether it is where it stands alone or with a question mark. */
export const EMPHASIS = '真的|是真的|真嘅|真系|当真|really|for real';

/** How an answer was given and was found, which people join by 得 (讲得很清楚); with 不 before it, a doubt. */
export const PRAISE = {
  deed: '讲|说|答|回答|解答|解释|介绍|说明|总结|概括|归纳|分析|整理|找|查|写|做|干|讲解|讲述',
  found:
    '好|清楚|明白|清晰|详细|仔细|细致|不错|到位|对|准|准确|快|全|全面|完整|专业|透彻|棒|妙|精彩|简洁|有道理|明了|周到|太好了|通俗易懂|头头是道',
  degree: '|很|真|挺|太|非常|好|蛮|十分|特别|相当|还|都|够|这么|那么|真是',
} as const;

/** Words that add nothing to the phrases beside them; alone they are no small talk. Folded, parted by `|`. */
export const FILLERS =
  '感觉|觉得|好像|似乎|看起来|听起来|有点|有点儿|有些|有一点|今天|先|啊|呀|啦|哦|噢|喔|呢|吧|了|的|嘛|哟|诶|欸|咯|喽|哒|滴|嘅|喇|㗎|咧|捏|鸭|都|也|就|很|真|太|非常|十分|特别|实在|万分|那|那么|这|你|您|你们|我|我们|大家|各位|老师|朋友|朋友们|同学|亲|小伙伴|机器人|有据|助手|小助手|帮忙|的帮助|的回答|回答|解答|的解答|一下|一声|' +
  'you|so|very|much|really|there|all|everyone|everybody|guys|friend|friends|mate|man|bro|dude|buddy|bot|youju|for|your|the|help|answer|answers|info|information|that|it|this|then|well|and|but|im|a|please|now|again|too|just|me|dear|sir';

/** Emoji that say something of their own; any other emoji is a nod. */
export const EMOJI: readonly (readonly [RegExp, TalkKind])[] = [
  [/[🙏💐🌹]/u, 'thanks'],
  [/[😂🤣😆😹😄😁😅]/u, 'laughter'],
  [/[👋]/u, 'greeting'],
  [/[🤔🤨❓❔⁉🧐]/u, 'doubt'],
];
