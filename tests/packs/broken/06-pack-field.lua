-- expect pack-field 2:31 pack|ful|full
pack { id = "p", title = "P", ful = 100 }
