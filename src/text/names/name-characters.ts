/** Characters used to write foreign names. @see 世界人名翻译大辞典, tables of transliteration */
const CHARACTERS = new Set(
  '阿埃艾爱安昂奥巴拜班邦包保鲍北贝本比彼宾波玻伯勃博卜布步采策查察昌车楚茨次村措达大戴丹当道德登邓狄迪底蒂第丁东杜敦多顿俄厄恩儿尔耳法凡范' +
    '方菲费芬丰冯佛弗夫福富盖噶甘冈高戈哥歌格葛根贡古瓜关圭哈海汉翰豪赫黑亨洪侯胡华怀霍惠基吉及季加嘉贾简坚姜杰捷金津久喀卡开凯坎康考柯科可' +
    '克肯孔库夸奎昆拉腊莱来赖兰朗劳勒雷蕾累李里理利立丽莉连廉良列烈林琳留柳龙隆娄卢鲁路伦罗洛吕略马玛迈麦曼芒毛茅梅门蒙孟米密敏明摩莫墨默姆木' +
    '穆慕那纳娜乃奈南内嫩尼妮年涅宁纽农努诺女欧帕派潘庞佩彭蓬皮匹平泼珀朴普漆奇齐契恰强乔切钦琴青琼丘屈让热仁日荣茹儒瑞若撒萨塞赛三桑瑟森沙莎' +
    '山珊尚绍舍申生圣胜盛施诗什石史士世舒斯丝司思松苏素孙索琐他塔台泰谭坦汤唐陶忒特腾提田铁廷通图土吐托脱瓦万汪旺威韦为维伟魏温文翁沃乌伍武西希' +
    '悉席锡夏香肖歇谢辛欣兴星休修许雪逊雅亚延扬尧耀耶叶伊宜易因英永尤于约云宰赞早泽曾扎詹章珍真芝知治朱卓兹子宗祖佐丕柏蔻黛坎克利',
);

/** True for a word of two or more characters that are all used to write foreign names. */
export function mayBeForeignName(word: string): boolean {
  if (word.length < 2 || word.length > 8) return false;
  for (const char of word) if (!CHARACTERS.has(char)) return false;
  return true;
}
