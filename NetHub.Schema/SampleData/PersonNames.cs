namespace NetHub.Schema.SampleData;

/// <summary>
/// Invented names: surnames by their frequency in China, given names from common characters. Some common characters are excluded, so
/// that the name of a person in the article cannot occur; a test verifies this.
/// </summary>
internal static class PersonNames
{
    private const string Frequent =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
        + "金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";

    private const string YaoSurnames = "盘赵邓李黄冯蒋奉沈雷包房";

    private const string MaleFirst = "建国志永文明德家世成立正东海云天少小春向新荣光思子浩宇子一泽俊伟军";

    private const string MaleLast = "军平强勇伟明杰斌涛鹏超波飞龙海江山峰辰轩宇浩然博睿泽凯胜利民生才根富贵松柏";

    private const string FemaleFirst = "秀玉桂春小晓雪美丽思雨子欣诗梦佳艳红月凤兰金爱慧淑雅若";

    private const string FemaleLast = "英兰芳梅珍玲红燕霞敏静丽娟艳萍琴云莲香雪婷欣怡涵妍琪萱悦凤秀青";

    private static readonly string[] Compound = ["欧阳", "上官", "司马", "诸葛"];

    public static string Draw(Random random, bool isMale, bool isYao = false)
    {
        var first = isMale ? MaleFirst : FemaleFirst;
        var last = isMale ? MaleLast : FemaleLast;
        var given = last[random.Next(last.Length)].ToString();
        return Surname(random, isYao) + (random.Chance(0.82) ? first[random.Next(first.Length)] + given : given);
    }

    /// <summary>The frequency of the nth most common surname is proportional to about 1 / (n + 9).</summary>
    private static string Surname(Random random, bool isYao)
    {
        if (isYao)
            return YaoSurnames[random.Next(YaoSurnames.Length)].ToString();
        if (random.Chance(0.006))
            return random.Pick(Compound);
        var rank = (int)(9 * Math.Pow((Frequent.Length + 9) / 9.0, random.NextDouble())) - 9;
        return Frequent[Math.Clamp(rank, 0, Frequent.Length - 1)].ToString();
    }
}
