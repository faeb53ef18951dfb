/* SPDX-License-Identifier: MIT
 *
 * --help and --version. Takes: the language of messages. Gives: text on standard output.
 */
#include "commands.h"

static const char *const help[LANG_WRITTEN] = {
    [LANG_EN] =
        "dossier - reports on document sets: what is there, what is missing, by when, and what it is worth\n"
        "\n"
        "  dossier build [INPUT]             make output/<assessment> for every assessment below INPUT (default: input)\n"
        "  dossier check [INPUT]             list what is missing or judged not met, with days left; status 1 when something is\n"
        "  dossier explain UNIT ITEM [INPUT] show how an item, or a line by its number, came about: rule line and file\n"
        "  dossier try PACK ITEM --unit UNIT [INPUT]\n"
        "                                    show what the tests of an item see in a unit, and why other papers do not count\n"
        "  dossier test PACK [CASE]          run the cases below rules/PACK/test; status 1 when a result is not as expected\n"
        "  dossier lint PACK [INPUT]         look for what is likely not meant in a pack, and in what the units of INPUT get by it;\n"
        "                                    with --coverage print the page of its rows instead\n"
        "  dossier init PACK [FOLDER]        lay out an assessment (default: input/PACK): settings, register, marks, folders\n"
        "  dossier new UNIT KIND [INPUT]     begin a paper of a kind or a register in the unit's folder; until filled in it counts\n"
        "                                    for nothing\n"
        "  dossier words [WORD]              the words that packs are written with, and their fields\n"
        "  dossier units [INPUT] [--write]   print the register of units, or write it to units.csv\n"
        "  dossier verify PACKAGE.zip [--input INPUT]\n"
        "                                    look whether a package is as it was made; status 1 when it is not. With --input it\n"
        "                                    is made again and compared byte by byte\n"
        "  dossier close ASSESSMENT [INPUT] [--replace]\n"
        "                                    keep the published results as history/<period>.xml, after verifying them\n"
        "\n"
        "  -o, --output FOLDER   where reports go (default: output)\n"
        "      --as-of DATE      judge as of this day (YYYY-MM-DD)\n"
        "      --only NAME       only this assessment\n"
        "      --unit UNIT       id or name of the unit (try)\n"
        "      --show            print what is computed, as a table to copy (test)\n"
        "      --replace         put the results in place of those that were kept for this period (close)\n"
        "  -j, --jobs N          worker processes (default: one for each processor)\n"
        "      --lang LANG       language of reports and messages: en, zh-Hans, zh-Hant\n"
        "      --theme NAME      wording and look (default: the assessment's own)\n"
        "      --rules FOLDER    rule packs (default: rules, else the installed ones); without std/ in it the program's own words\n"
        "      --themes FOLDER   themes (default: themes, else the installed ones)\n"
        "      --strict          status 1 when there are errors or warnings about the input\n"
        "      --stats           say where the time went, phase by phase\n"
        "      --color WHEN      auto, always, never; NO_COLOR is honoured\n"
        "  -q, --quiet           errors only\n"
        "  -v, --verbose         notices too, and all messages of a unit\n"
        "      --help, --version\n"
        "\n"
        "Exit status: 0 done, 1 a gate or strict check is not met, 2 usage, configuration or pack error,\n"
        "4 system failure, 5 another run holds the output, 70 a bug. With 2 and above the last output stands as it was.\n",
    [LANG_ZH_HANS] =
        "dossier - 材料考核报告：已有什么、缺少什么、何时到期、得多少分\n"
        "\n"
        "  dossier build [INPUT]             为 INPUT（默认 input）下的每个考核生成 output/<考核>\n"
        "  dossier check [INPUT]             按单位列出缺少的材料和剩余天数；有缺少时状态为 1\n"
        "  dossier explain 单位 考核项 [INPUT] 说明考核项或某编号事项的由来，直到规则行和文件\n"
        "  dossier try 考核方案 考核项 --unit 单位 [INPUT]\n"
        "                                    显示考核项的检查在单位中看到哪些材料，其他材料为何不计\n"
        "  dossier test 考核方案 [案例]      运行 rules/考核方案/test 下的案例；结果与预期不符时状态为 1\n"
        "  dossier lint 考核方案 [INPUT]     查找考核方案中可能有误之处，给出 INPUT 时也看各单位的结果；\n"
        "                                    加 --coverage 则输出逐行对照页\n"
        "  dossier init 考核方案 [文件夹]    建立一个考核（默认 input/考核方案）：设置、登记表、评分表、文件夹\n"
        "  dossier new 单位 类别 [INPUT]     在单位文件夹中新建一份材料或登记表；填写之前不计入\n"
        "  dossier words [词]                编写考核方案所用的词及其字段\n"
        "  dossier units [INPUT] [--write]   输出单位登记表，或写入 units.csv\n"
        "  dossier verify 压缩包.zip [--input INPUT]\n"
        "                                    核对压缩包是否与生成时一致，不一致时状态为 1；给出 --input 时重新生成并逐字节比较\n"
        "  dossier close 考核 [INPUT] [--replace]\n"
        "                                    核对后将已生成的结果归档为 history/<期>.xml\n"
        "\n"
        "  -o, --output 文件夹   报告位置（默认 output）\n"
        "      --as-of 日期      按此日期评定（YYYY-MM-DD）\n"
        "      --only 名称       只处理这一考核\n"
        "      --unit 单位       单位的编号或名称（try）\n"
        "      --show            以可复制的表格输出计算结果（test）\n"
        "      --replace         替换该期已归档的结果（close）\n"
        "  -j, --jobs N          工作进程数（默认与处理器数相同）\n"
        "      --lang 语言       报告和提示的语言：en、zh-Hans、zh-Hant\n"
        "      --theme 名称      文字与样式（默认由考核指定）\n"
        "      --rules 文件夹    考核方案（默认 rules，否则用已安装的）；其中没有 std/ 则用程序自带的词语\n"
        "      --themes 文件夹   主题（默认 themes，否则用已安装的）\n"
        "      --strict          输入有错误或警告时状态为 1\n"
        "      --stats           显示各阶段所用的时间\n"
        "      --color 方式      auto、always、never；遵从 NO_COLOR\n"
        "  -q, --quiet           只显示错误\n"
        "  -v, --verbose         同时显示提示，并列出单位的全部消息\n"
        "      --help, --version\n"
        "\n"
        "退出状态：0 完成，1 未达到要求，2 用法、配置或考核方案有误，4 系统故障，5 输出正被另一次运行占用，70 程序错误。\n"
        "状态为 2 及以上时，上次的输出保持不变。\n"};

int command_help(const Options *options) {
  Arena *arena = arena_new();
  terminal_write(1, text_in(arena, options->messages, help[LANG_EN], help[LANG_ZH_HANS]));
  arena_free(arena);
  return EXIT_DONE;
}

int command_version(void) {
  Arena *arena = arena_new();
  terminal_write(1, text_format(arena, "dossier %s\n%.*s\n%.*s\n%.*s\n", DOSSIER_VERSION, TEXT_ARG(read_versions(arena)),
                                TEXT_ARG(assess_versions(arena)), TEXT_ARG(publish_versions(arena))));
  arena_free(arena);
  return EXIT_DONE;
}
