-- expect pack-global 3:1 words||
pack { id = "p", title = "P" }
words = { "a" }
