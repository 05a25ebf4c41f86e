"""Token ids of hard strings, and contexts as Brain-Score prepares them."""
from brainscore import prepare_context
from common import BOOKS, write
from transformers import AutoTokenizer

STRINGS = [
    "", " ", "  ", "a", " a", "   leading", "trailing   ", "two  blanks", "tab\there", "\t\ttabs", "line\nbreak\r\n\n",
    "it's we'll I'M they'VE 're", "naïve café ﬁ ½ Ⅷ", "日本語のテキスト", "한국어 텍스트", "العربية والعبرية עברית",
    "🙂", "👩‍👩‍👧‍👦 family", "🇩🇪🇫🇷", "e\u0301 combining", "\u00a0nbsp\u00a0", "\u3000wide\u2003space", "zero\u200bwidth\u200d", "\ufeffbom",
    "control \u0001\u0007\u001b[0m\u007f", "nul\u0000byte", "\u0085next\u2028line", "<|endoftext|>", "a<|endoftext|> b", "<|endoftext|",
    "12345 3.14159 1,000,000", "...!!!??", " ... ", "https://example.org/a?b=c&d=%20", "snake_case camelCase", "x" * 300, "\U0001d54f\U00020000",
    "don’t “quote” — dash…", "a\u0300\u0301\u0302", " \u0300", "tab \t mixed \n ws",
]
CONTEXTS = [
    ["the", "quick", "", "brown"], ["Hello", ",", "world", "!"], ["a", ".", ".", "."], ["wait ;", "what ?"], ["x", ",y"], ["1", ",000"],
    ["tab", "\t", "b"], ["a \u00a0, b", "\u2003.", "c"], ["a\u001c!", "b"], ["", "", "a"], [";", "a"], ["a", "'s", ":", "b"], [],
]


def main():
    tokenizer = AutoTokenizer.from_pretrained(BOOKS)
    write("strings.json", {
        "strings": [{"text": text, "ids": tokenizer(text)["input_ids"]} for text in STRINGS],
        "contexts": [{"parts": parts, "text": prepare_context([p.strip() for p in parts])} for parts in CONTEXTS],
    })


main()
