/* SPDX-License-Identifier: MIT
 *
 * Classes of Simplified, Traditional and variant characters: what must meet and what must not. Takes nothing. Gives TAP lines.
 * Owns an arena. Both lists were chosen by hand; the table itself is made by fold_table.awk, and compared by the suite lint.
 */
#include "base/base.h"
#include "base/fold_in.h"

#include <setjmp.h>
#include <cmocka.h>

enum { LARGEST_CLASS = 6, CODES = 0x110000 };

static Arena *arena;

static int set_up(void **state) {
  (void)state;
  arena = arena_new();
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  arena_free(arena);
  return 0;
}

/* Pairs of two characters with a space behind each. */
static const char meet[] = "干乾 干幹 干榦 台臺 台檯 台枱 账賬 帐帳 账帐 里裡 里裏 发發 发髮 云雲 后後 只隻 只衹 面麵 "
                           "复復 复複 历歷 历曆 钟鐘 钟鍾 系係 系繫 党黨 划劃 画畫 于於 并並 并併 众眾 众衆 准準 几幾 "
                           "卷捲 叙敘 吃喫 采採 征徵 志誌 才纔 扎紮 据據 松鬆 板闆 杰傑 极極 柜櫃 核覈 注註 涂塗 漓灕 "
                           "熏燻 獲获 穫获 着著 秋鞦 种種 签籤 签簽 纤纖 致緻 范範 荐薦 获獲 蒙濛 表錶 谷穀 辟闢 郁鬱 "
                           "鉴鑒 鉴鑑 须鬚 须須 饥饑 饥飢 制製 周週 回迴 团糰 坛壇 坛罈 夸誇 奸姦 尽儘 尽盡 岩巖 布佈 "
                           "帘簾 弥瀰 当噹 录錄 径逕 御禦 借藉 床牀 冰氷 却卻 为爲 厨廚 咒呪 回囘 国圀 妒妬 岳嶽 恒恆 "
                           "叙敍 柏栢 棋棊 泄洩 灾烖 皂皁 碗椀 秋秌 粽糉 骂駡 耻恥 艳豔 裙帬 咏詠 哗譁 踊踴 迹蹟 邻隣 "
                           "锈鏽 雁鴈 霉黴 馆館 粗麤 册冊 升昇 捍扞 欲慾 烟煙 瓶缾 纸帋 绳縄 脉脈 裸躶 辞辝 铲鏟 阱穽 "
                           "鬥斗 斗鬪 叁叄 余餘 斗鬥 栗慄 合閤 抵牴 机機 疴痾 累纍 蔑衊 采寀 汇彙 脏髒 蒙矇 了瞭 丰豐 "
                           "书書 产產 从從 价價 体體 侦偵 债債 储儲 关關 兽獸 军軍 净淨 凭憑 刘劉 创創 刹剎 办辦 励勵 "
                           "势勢 区區 协協 卫衛 厅廳 厕厠 叹嘆 吕呂 呜嗚 唤喚 园園 圆圓 场塲 坚堅 墙牆 壳殼 头頭 奖奬 "
                           "妈媽 宁寧 实實 宪憲 宾賓 导導 尔爾 尧堯 属屬 岛島 币幣 帮幫 庆慶 庙廟 异異 弹彈 彦彥 忆憶 "
                           "态態 恶惡 惩懲 愤憤 战戰 扑撲 扫掃 抢搶 担擔 择擇 挥揮 掷擲 携攜 敌敵 断斷 时時 晓曉 杂雜 "
                           "来來 枢樞 栏欄 档檔 检檢 欧歐 气氣 沟溝 洁潔 济濟 润潤 湾灣 满滿 潜潛 炼煉 烦煩 爱愛 犹猶 "
                           "环環 盐鹽 础礎 祸禍 稳穩 竞競 简簡 紧緊 级級 细細 经經 统統 续續 编編 职職 肠腸 艺藝 药藥 "
                           "虑慮 补補 规規 计計 让讓 记記 论論 评評 词詞 话話 语語 请請 调調 贡貢 贤賢 质質 贴貼 费費 "
                           "赖賴 赞讚 转轉 较較 辽遼 过過 进進 连連 选選 遗遺 钢鋼 银銀 锻鍛 长長 间間 队隊 际際 随隨 "
                           "雾霧 项項 预預 题題 额額 饭飯 鸟鳥 齐齊 値值 奖奨 摇揺 绪緖 隶隷 研硏 清淸 步歩 增増 况況 "
                           "阔闊 托讬 缘縁 兖兗 挽輓 瑶瑤 麸麩 钩鉤 ";

static const char apart[] = "未末 己已 已巳 己巳 土士 人入 日曰 天夫 大太 大犬 太犬 干千 于干 甲申 甲由 由申 田由 木本 "
                            "木术 本术 午牛 午年 手毛 王玉 玉主 主王 刀力 刀刃 力办 九丸 乃及 幻幼 今令 外处 皿血 鸟乌 "
                            "兔免 折拆 拆析 折析 拔拨 栽裁 载栽 戊戌 戌戍 戊戍 戌戎 辛幸 幸辛 候侯 候后 复夏 贫贪 竟竞 "
                            "竟境 坐座 做作 作坐 象像 图画 划画 计记 记纪 沉沈 帐长 历厉 厂广 已以 那哪 他她 她它 的地 "
                            "地得 的得 在再 再在 应映 反返 反饭 第弟 部步 部布 布步 部都 工公 公共 共供 党堂 党常 村林 "
                            "村材 支枝 支技 会合 合台 审申 证正 正政 政证 查察 改攻 设没 没设 投股 建健 检验 纪律 法去 "
                            "治冶 冶治 冷冶 请清 清情 晴睛 暑署 署著 著暑 薄簿 簿博 辩辨 辨辫 辩辫 账贩 购构 构沟 赏尝 "
                            "偿赏 妇归 归扫 仓仑 仑全 令冷 户尸 户护 尺尽 尽画 北比 此比 师帅 帅师 乒兵 兵乓 末本 未本 "
                            "来耒 束東 束柬 束来 哀衷 衷衰 哀衰 徒徙 徙徒 赤亦 弋戈 戈戋 卯卵 卬卯 折哲 丫桠 幺么 呆待 "
                            "周赒 里哩 坯坏 沉瀋 淼渺 苔薹 资赀 链炼 鍊链 仇雠 俱具 夹袷 旋镟 一二 二三 两二 两丙 三参 "
                            "叁参 〇零 〇○ 甲乙 ";

static size_t check_pairs(Text pairs, bool same) {
  size_t count = 0;
  for (Text pair; text_cut(&pairs, ' ', &pair); count++) {
    assert_int_equal(text_count(pair), 2);
    Text rest = pair;
    text_next(&rest);
    Text first = text_fold(arena, text_slice(pair, 0, pair.len - rest.len)), second = text_fold(arena, rest);
    if (text_equal(first, second) != same) fail_msg("%.*s", TEXT_ARG(pair));
  }
  return count;
}

static void test_forms_of_one_character_meet(void **state) {
  (void)state;
  assert_true(check_pairs(text_of(meet), true) >= 200);
}

static void test_different_characters_stay_apart(void **state) {
  (void)state;
  assert_true(check_pairs(text_of(apart), false) >= 100);
}

static void test_words_meet_in_every_script(void **state) {
  (void)state;
  static const char *const row[][2] = {
      {"乾部檯賬", "干部台账"}, {"黨員發展對象", "党员发展对象"}, {"會議記錄表", "会议记录表"}, {"財務帳簿", "财务账簿"},
      {"批覆", "批复"},         {"週一至週五", "周一至周五"},     {"ＡＢＣ㈠會", "abc(一)会"},  {"鍛鍊", "锻炼"},
  };
  for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
    Text one = text_fold(arena, text_of(row[i][0])), other = text_fold(arena, text_of(row[i][1]));
    if (!text_equal(one, other)) fail_msg("%s", row[i][0]);
  }
}

/* Digits are no variants of one another: numbers are read by what reads numbers. */
static void test_digits_stay_themselves(void **state) {
  (void)state;
  assert_true(text_is(text_fold(arena, TEXT("〇○零O0")), "〇○零o0"));
}

/* The member that stands for a class stands for itself, is of the same plane or a lower one, and no class is large. */
static void test_every_class_has_one_member_that_stands_for_it(void **state) {
  (void)state;
  uint8_t *size = arena_alloc(arena, CODES);
  size_t members = 0;
  for (int32_t code = 0; code < CODES; code++) {
    int32_t member = fold_class(code);
    if (fold_class(member) != member) fail_msg("U+%04X", (unsigned)code);
    if (member == code) continue;
    if (member > 0xFFFF || member > FOLD_LAST || member < FOLD_FIRST)
      fail_msg("U+%04X to U+%04X", (unsigned)code, (unsigned)member);
    if (++size[member] >= LARGEST_CLASS) fail_msg("the class of U+%04X has more than six members", (unsigned)member);
    members++;
  }
  assert_true(members > 3500);
  assert_int_equal(fold_class(-1), -1);
  assert_int_equal(fold_class(FOLD_FIRST - 1), FOLD_FIRST - 1);
  assert_int_equal(fold_class(FOLD_END), FOLD_END);
}

/* Folding Han characters never needs more bytes than it was given. */
static void test_length_is_bounded(void **state) {
  (void)state;
  for (int32_t code = FOLD_FIRST; code < FOLD_END; code++) {
    if (code > FOLD_LAST && code < 0x20000) continue;
    unsigned char at[4] = {(unsigned char)(0xF0 | code >> 18), (unsigned char)(0x80 | (code >> 12 & 0x3F)),
                           (unsigned char)(0x80 | (code >> 6 & 0x3F)), (unsigned char)(0x80 | (code & 0x3F))};
    Text text = {(const char *)at, 4};
    if (code < 0x10000) at[1] = (unsigned char)(0xE0 | code >> 12), text = (Text){(const char *)at + 1, 3};
    if (text_fold(arena, text).len > text.len) fail_msg("U+%04X", (unsigned)code);
    if (code % 4096 == 0) arena_reset(arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_forms_of_one_character_meet),
      cmocka_unit_test(test_different_characters_stay_apart),
      cmocka_unit_test(test_words_meet_in_every_script),
      cmocka_unit_test(test_digits_stay_themselves),
      cmocka_unit_test(test_every_class_has_one_member_that_stands_for_it),
      cmocka_unit_test(test_length_is_bounded),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
