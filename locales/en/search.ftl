# The search page.
search-title = Search
search-title-for = Search “{ $q }”
search-count =
    { $count ->
        [0] Nothing bears this name
        [one] 1 answer
       *[other] { $shown } answers
    }
search-more = The first { $shown } answers are shown; write more of the name to see fewer.
search-none = Check the spelling, try the postal code, or the name of the intercommunal body or the department.
search-empty = Write the name of a municipality, an intercommunal body, a department or a region, a town abroad, a country, a postal code or an INSEE code.
search-country = Country
search-former = includes { $name }
search-too-long = This text is too long for a name: only its first 100 characters were used.
# Said while typing: none, one, several; # is their number.
suggest-told = no suggestion|1 suggestion|# suggestions
