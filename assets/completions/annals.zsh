#compdef annals

autoload -U is-at-least

_annals() {
    typeset -A opt_args
    typeset -a _arguments_options
    local ret=1

    if is-at-least 5.2; then
        _arguments_options=(-s -S -C)
    else
        _arguments_options=(-s -C)
    fi

    local context curcontext="$curcontext" state line
    _arguments "${_arguments_options[@]}" : \
'-q+[Only the events that match, as \`actor\:lavrov year\:2012\`]:QUERY:_default' \
'--query=[Only the events that match, as \`actor\:lavrov year\:2012\`]:QUERY:_default' \
'--at=[Open at a place, as \`at\:abe-at-sochi-opening actor\:abe\`\: what \`@\` copies]:TEXT:_default' \
'--theme=[The theme of this run, built in (as \`dark\`, \`light\`, \`high-contrast\`) or yours]:NAME:_default' \
'--documents=[The folder of the documents that FILE quotes, if not its own]:DIR:_files' \
'--config=[The configuration of the explorer, if not the usual one]:FILE:_files' \
'--color=[When to use colour; auto is on terminals, if \`NO_COLOR\` is not set]:WHEN:((auto\:"On terminals, unless the user wants none anywhere"
always\:"Whatever the output is"
never\:"On no account"))' \
'--fresh[Open at the beginning, not where you left]' \
'--interactive[With --plain\: explore line by line, for screen readers and scripts]' \
'--plain[Plain lines\: no screen, no colour, nothing cut or wrapped]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::file -- The chronology; without one, that which is built in:_files' \
":: :_annals_commands" \
"*::: :->annals" \
&& ret=0
    case $state in
    (annals)
        words=($line[2] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:annals-command-$line[2]:"
        case $line[2] in
            (list)
_arguments "${_arguments_options[@]}" : \
'-q+[Only the events that match, as \`actor\:lavrov year\:2012\`]:QUERY:_default' \
'--query=[Only the events that match, as \`actor\:lavrov year\:2012\`]:QUERY:_default' \
'--format=[How to write them]:FORMAT:((table\:"Aligned columns, cut to fit a terminal"
json\:"One array"
jsonl\:"One object a line"
csv\:"Comma-separated values (RFC 4180), with a heading"
markdown\:"A table in Markdown"))' \
'--documents=[The folder of the documents that FILE quotes, if not its own]:DIR:_files' \
'--config=[The configuration of the explorer, if not the usual one]:FILE:_files' \
'--color=[When to use colour; auto is on terminals, if \`NO_COLOR\` is not set]:WHEN:((auto\:"On terminals, unless the user wants none anywhere"
always\:"Whatever the output is"
never\:"On no account"))' \
'--plain[Plain lines\: no screen, no colour, nothing cut or wrapped]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::file -- The chronology; without one, that which is built in:_files' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'--format=[How to write it]:FORMAT:((text\:"For a person"
json\:"For a program"))' \
'(--format)--cite=[Only its sources, a line each, as they are cited]:STYLE:((chicago\:"A note after The Chicago Manual of Style"
apa\:"A reference after the APA"
mla\:"An entry after the MLA Handbook"
plain\:"The quotation and where it stands"))' \
'--documents=[The folder of the documents that FILE quotes, if not its own]:DIR:_files' \
'--config=[The configuration of the explorer, if not the usual one]:FILE:_files' \
'--color=[When to use colour; auto is on terminals, if \`NO_COLOR\` is not set]:WHEN:((auto\:"On terminals, unless the user wants none anywhere"
always\:"Whatever the output is"
never\:"On no account"))' \
'--plain[Plain lines\: no screen, no colour, nothing cut or wrapped]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::file -- The chronology; without one, that which is built in:_files' \
':id -- The id of the event:_default' \
&& ret=0
;;
(sources)
_arguments "${_arguments_options[@]}" : \
'--format=[How to write them]:FORMAT:((table\:"Aligned columns, cut to fit a terminal"
json\:"One array"
jsonl\:"One object a line"
csv\:"Comma-separated values (RFC 4180), with a heading"
markdown\:"A table in Markdown"))' \
'--documents=[The folder of the documents that FILE quotes, if not its own]:DIR:_files' \
'--config=[The configuration of the explorer, if not the usual one]:FILE:_files' \
'--color=[When to use colour; auto is on terminals, if \`NO_COLOR\` is not set]:WHEN:((auto\:"On terminals, unless the user wants none anywhere"
always\:"Whatever the output is"
never\:"On no account"))' \
'--plain[Plain lines\: no screen, no colour, nothing cut or wrapped]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::file -- The chronology; without one, that which is built in:_files' \
&& ret=0
;;
(actors)
_arguments "${_arguments_options[@]}" : \
'--format=[How to write them]:FORMAT:((table\:"Aligned columns, cut to fit a terminal"
json\:"One array"
jsonl\:"One object a line"
csv\:"Comma-separated values (RFC 4180), with a heading"
markdown\:"A table in Markdown"))' \
'--documents=[The folder of the documents that FILE quotes, if not its own]:DIR:_files' \
'--config=[The configuration of the explorer, if not the usual one]:FILE:_files' \
'--color=[When to use colour; auto is on terminals, if \`NO_COLOR\` is not set]:WHEN:((auto\:"On terminals, unless the user wants none anywhere"
always\:"Whatever the output is"
never\:"On no account"))' \
'--plain[Plain lines\: no screen, no colour, nothing cut or wrapped]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::file -- The chronology; without one, that which is built in:_files' \
&& ret=0
;;
(places)
_arguments "${_arguments_options[@]}" : \
'--format=[How to write them]:FORMAT:((table\:"Aligned columns, cut to fit a terminal"
json\:"One array"
jsonl\:"One object a line"
csv\:"Comma-separated values (RFC 4180), with a heading"
markdown\:"A table in Markdown"))' \
'--documents=[The folder of the documents that FILE quotes, if not its own]:DIR:_files' \
'--config=[The configuration of the explorer, if not the usual one]:FILE:_files' \
'--color=[When to use colour; auto is on terminals, if \`NO_COLOR\` is not set]:WHEN:((auto\:"On terminals, unless the user wants none anywhere"
always\:"Whatever the output is"
never\:"On no account"))' \
'--plain[Plain lines\: no screen, no colour, nothing cut or wrapped]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::file -- The chronology; without one, that which is built in:_files' \
&& ret=0
;;
(themes)
_arguments "${_arguments_options[@]}" : \
'--format=[How to write them]:FORMAT:((table\:"Aligned columns, cut to fit a terminal"
json\:"One array"
jsonl\:"One object a line"
csv\:"Comma-separated values (RFC 4180), with a heading"
markdown\:"A table in Markdown"))' \
'--documents=[The folder of the documents that FILE quotes, if not its own]:DIR:_files' \
'--config=[The configuration of the explorer, if not the usual one]:FILE:_files' \
'--color=[When to use colour; auto is on terminals, if \`NO_COLOR\` is not set]:WHEN:((auto\:"On terminals, unless the user wants none anywhere"
always\:"Whatever the output is"
never\:"On no account"))' \
'--plain[Plain lines\: no screen, no colour, nothing cut or wrapped]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::file -- The chronology; without one, that which is built in:_files' \
&& ret=0
;;
(read)
_arguments "${_arguments_options[@]}" : \
'--documents=[The folder of the documents that FILE quotes, if not its own]:DIR:_files' \
'--config=[The configuration of the explorer, if not the usual one]:FILE:_files' \
'--color=[When to use colour; auto is on terminals, if \`NO_COLOR\` is not set]:WHEN:((auto\:"On terminals, unless the user wants none anywhere"
always\:"Whatever the output is"
never\:"On no account"))' \
'--plain[Plain lines\: no screen, no colour, nothing cut or wrapped]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::file -- The chronology; without one, that which is built in:_files' \
':source -- The id of the source:_default' \
&& ret=0
;;
(notes)
_arguments "${_arguments_options[@]}" : \
'--format=[How to write them]:FORMAT:((table\:"Aligned columns, cut to fit a terminal"
json\:"One array"
jsonl\:"One object a line"
csv\:"Comma-separated values (RFC 4180), with a heading"
markdown\:"A table in Markdown"))' \
'--documents=[The folder of the documents that FILE quotes, if not its own]:DIR:_files' \
'--config=[The configuration of the explorer, if not the usual one]:FILE:_files' \
'--color=[When to use colour; auto is on terminals, if \`NO_COLOR\` is not set]:WHEN:((auto\:"On terminals, unless the user wants none anywhere"
always\:"Whatever the output is"
never\:"On no account"))' \
'--plain[Plain lines\: no screen, no colour, nothing cut or wrapped]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::file -- The chronology; without one, that which is built in:_files' \
&& ret=0
;;
(check)
_arguments "${_arguments_options[@]}" : \
'--format=[How to write it]:FORMAT:((text\:"For a person"
json\:"For a program"))' \
'--documents=[The folder of the documents that FILE quotes, if not its own]:DIR:_files' \
'--config=[The configuration of the explorer, if not the usual one]:FILE:_files' \
'--color=[When to use colour; auto is on terminals, if \`NO_COLOR\` is not set]:WHEN:((auto\:"On terminals, unless the user wants none anywhere"
always\:"Whatever the output is"
never\:"On no account"))' \
'--plain[Plain lines\: no screen, no colour, nothing cut or wrapped]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::file -- The chronology; without one, that which is built in:_files' \
&& ret=0
;;
(stats)
_arguments "${_arguments_options[@]}" : \
'-q+[Only the events that match, as \`actor\:lavrov year\:2012\`]:QUERY:_default' \
'--query=[Only the events that match, as \`actor\:lavrov year\:2012\`]:QUERY:_default' \
'--format=[How to write it]:FORMAT:((text\:"For a person"
json\:"For a program"))' \
'--documents=[The folder of the documents that FILE quotes, if not its own]:DIR:_files' \
'--config=[The configuration of the explorer, if not the usual one]:FILE:_files' \
'--color=[When to use colour; auto is on terminals, if \`NO_COLOR\` is not set]:WHEN:((auto\:"On terminals, unless the user wants none anywhere"
always\:"Whatever the output is"
never\:"On no account"))' \
'--plain[Plain lines\: no screen, no colour, nothing cut or wrapped]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::file -- The chronology; without one, that which is built in:_files' \
&& ret=0
;;
(generate)
_arguments "${_arguments_options[@]}" : \
'--events=[How many events]:N:_default' \
'--seed=[Another number, another chronology]:S:_default' \
'--out=[The folder to make; without it, trial-N-S here]:FOLDER:_files' \
'--documents=[The folder of the documents that FILE quotes, if not its own]:DIR:_files' \
'--config=[The configuration of the explorer, if not the usual one]:FILE:_files' \
'--color=[When to use colour; auto is on terminals, if \`NO_COLOR\` is not set]:WHEN:((auto\:"On terminals, unless the user wants none anywhere"
always\:"Whatever the output is"
never\:"On no account"))' \
'--plain[Plain lines\: no screen, no colour, nothing cut or wrapped]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(config)
_arguments "${_arguments_options[@]}" : \
'--documents=[The folder of the documents that FILE quotes, if not its own]:DIR:_files' \
'--config=[The configuration of the explorer, if not the usual one]:FILE:_files' \
'--color=[When to use colour; auto is on terminals, if \`NO_COLOR\` is not set]:WHEN:((auto\:"On terminals, unless the user wants none anywhere"
always\:"Whatever the output is"
never\:"On no account"))' \
'--print[Print all that can be configured, as it is in force, as a file that can be edited]' \
'--plain[Plain lines\: no screen, no colour, nothing cut or wrapped]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(completions)
_arguments "${_arguments_options[@]}" : \
'--documents=[The folder of the documents that FILE quotes, if not its own]:DIR:_files' \
'--config=[The configuration of the explorer, if not the usual one]:FILE:_files' \
'--color=[When to use colour; auto is on terminals, if \`NO_COLOR\` is not set]:WHEN:((auto\:"On terminals, unless the user wants none anywhere"
always\:"Whatever the output is"
never\:"On no account"))' \
'--plain[Plain lines\: no screen, no colour, nothing cut or wrapped]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':shell -- The shell:(bash elvish fish powershell zsh)' \
&& ret=0
;;
(man)
_arguments "${_arguments_options[@]}" : \
'--documents=[The folder of the documents that FILE quotes, if not its own]:DIR:_files' \
'--config=[The configuration of the explorer, if not the usual one]:FILE:_files' \
'--color=[When to use colour; auto is on terminals, if \`NO_COLOR\` is not set]:WHEN:((auto\:"On terminals, unless the user wants none anywhere"
always\:"Whatever the output is"
never\:"On no account"))' \
'--plain[Plain lines\: no screen, no colour, nothing cut or wrapped]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(keys)
_arguments "${_arguments_options[@]}" : \
'--documents=[The folder of the documents that FILE quotes, if not its own]:DIR:_files' \
'--config=[The configuration of the explorer, if not the usual one]:FILE:_files' \
'--color=[When to use colour; auto is on terminals, if \`NO_COLOR\` is not set]:WHEN:((auto\:"On terminals, unless the user wants none anywhere"
always\:"Whatever the output is"
never\:"On no account"))' \
'--plain[Plain lines\: no screen, no colour, nothing cut or wrapped]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
":: :_annals__subcmd__help_commands" \
"*::: :->help" \
&& ret=0

    case $state in
    (help)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:annals-help-command-$line[1]:"
        case $line[1] in
            (list)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(sources)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(actors)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(places)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(themes)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(read)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(notes)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(check)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(stats)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(generate)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(config)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(completions)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(man)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(keys)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
        esac
    ;;
esac
}

(( $+functions[_annals_commands] )) ||
_annals_commands() {
    local commands; commands=(
'list:List the events, in time order' \
'show:Show one event with its evidence' \
'sources:List the sources' \
'actors:List the actors' \
'places:List the places' \
'themes:List the themes' \
'read:Read a document with its cited passages marked' \
'notes:List your own stars and notes' \
'check:Find every problem of a file and its evidence' \
'stats:Count events by year, actor, theme, source' \
'generate:Make up a chronology of any size, for trials' \
'config:Show where the configuration is, and what is wrong with it' \
'completions:Print completions for a shell' \
'man:Print the manual page' \
'keys:Print the keys of the explorer' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'annals commands' commands "$@"
}
(( $+functions[_annals__subcmd__actors_commands] )) ||
_annals__subcmd__actors_commands() {
    local commands; commands=()
    _describe -t commands 'annals actors commands' commands "$@"
}
(( $+functions[_annals__subcmd__check_commands] )) ||
_annals__subcmd__check_commands() {
    local commands; commands=()
    _describe -t commands 'annals check commands' commands "$@"
}
(( $+functions[_annals__subcmd__completions_commands] )) ||
_annals__subcmd__completions_commands() {
    local commands; commands=()
    _describe -t commands 'annals completions commands' commands "$@"
}
(( $+functions[_annals__subcmd__config_commands] )) ||
_annals__subcmd__config_commands() {
    local commands; commands=()
    _describe -t commands 'annals config commands' commands "$@"
}
(( $+functions[_annals__subcmd__generate_commands] )) ||
_annals__subcmd__generate_commands() {
    local commands; commands=()
    _describe -t commands 'annals generate commands' commands "$@"
}
(( $+functions[_annals__subcmd__help_commands] )) ||
_annals__subcmd__help_commands() {
    local commands; commands=(
'list:List the events, in time order' \
'show:Show one event with its evidence' \
'sources:List the sources' \
'actors:List the actors' \
'places:List the places' \
'themes:List the themes' \
'read:Read a document with its cited passages marked' \
'notes:List your own stars and notes' \
'check:Find every problem of a file and its evidence' \
'stats:Count events by year, actor, theme, source' \
'generate:Make up a chronology of any size, for trials' \
'config:Show where the configuration is, and what is wrong with it' \
'completions:Print completions for a shell' \
'man:Print the manual page' \
'keys:Print the keys of the explorer' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'annals help commands' commands "$@"
}
(( $+functions[_annals__subcmd__help__subcmd__actors_commands] )) ||
_annals__subcmd__help__subcmd__actors_commands() {
    local commands; commands=()
    _describe -t commands 'annals help actors commands' commands "$@"
}
(( $+functions[_annals__subcmd__help__subcmd__check_commands] )) ||
_annals__subcmd__help__subcmd__check_commands() {
    local commands; commands=()
    _describe -t commands 'annals help check commands' commands "$@"
}
(( $+functions[_annals__subcmd__help__subcmd__completions_commands] )) ||
_annals__subcmd__help__subcmd__completions_commands() {
    local commands; commands=()
    _describe -t commands 'annals help completions commands' commands "$@"
}
(( $+functions[_annals__subcmd__help__subcmd__config_commands] )) ||
_annals__subcmd__help__subcmd__config_commands() {
    local commands; commands=()
    _describe -t commands 'annals help config commands' commands "$@"
}
(( $+functions[_annals__subcmd__help__subcmd__generate_commands] )) ||
_annals__subcmd__help__subcmd__generate_commands() {
    local commands; commands=()
    _describe -t commands 'annals help generate commands' commands "$@"
}
(( $+functions[_annals__subcmd__help__subcmd__help_commands] )) ||
_annals__subcmd__help__subcmd__help_commands() {
    local commands; commands=()
    _describe -t commands 'annals help help commands' commands "$@"
}
(( $+functions[_annals__subcmd__help__subcmd__keys_commands] )) ||
_annals__subcmd__help__subcmd__keys_commands() {
    local commands; commands=()
    _describe -t commands 'annals help keys commands' commands "$@"
}
(( $+functions[_annals__subcmd__help__subcmd__list_commands] )) ||
_annals__subcmd__help__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'annals help list commands' commands "$@"
}
(( $+functions[_annals__subcmd__help__subcmd__man_commands] )) ||
_annals__subcmd__help__subcmd__man_commands() {
    local commands; commands=()
    _describe -t commands 'annals help man commands' commands "$@"
}
(( $+functions[_annals__subcmd__help__subcmd__notes_commands] )) ||
_annals__subcmd__help__subcmd__notes_commands() {
    local commands; commands=()
    _describe -t commands 'annals help notes commands' commands "$@"
}
(( $+functions[_annals__subcmd__help__subcmd__places_commands] )) ||
_annals__subcmd__help__subcmd__places_commands() {
    local commands; commands=()
    _describe -t commands 'annals help places commands' commands "$@"
}
(( $+functions[_annals__subcmd__help__subcmd__read_commands] )) ||
_annals__subcmd__help__subcmd__read_commands() {
    local commands; commands=()
    _describe -t commands 'annals help read commands' commands "$@"
}
(( $+functions[_annals__subcmd__help__subcmd__show_commands] )) ||
_annals__subcmd__help__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'annals help show commands' commands "$@"
}
(( $+functions[_annals__subcmd__help__subcmd__sources_commands] )) ||
_annals__subcmd__help__subcmd__sources_commands() {
    local commands; commands=()
    _describe -t commands 'annals help sources commands' commands "$@"
}
(( $+functions[_annals__subcmd__help__subcmd__stats_commands] )) ||
_annals__subcmd__help__subcmd__stats_commands() {
    local commands; commands=()
    _describe -t commands 'annals help stats commands' commands "$@"
}
(( $+functions[_annals__subcmd__help__subcmd__themes_commands] )) ||
_annals__subcmd__help__subcmd__themes_commands() {
    local commands; commands=()
    _describe -t commands 'annals help themes commands' commands "$@"
}
(( $+functions[_annals__subcmd__keys_commands] )) ||
_annals__subcmd__keys_commands() {
    local commands; commands=()
    _describe -t commands 'annals keys commands' commands "$@"
}
(( $+functions[_annals__subcmd__list_commands] )) ||
_annals__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'annals list commands' commands "$@"
}
(( $+functions[_annals__subcmd__man_commands] )) ||
_annals__subcmd__man_commands() {
    local commands; commands=()
    _describe -t commands 'annals man commands' commands "$@"
}
(( $+functions[_annals__subcmd__notes_commands] )) ||
_annals__subcmd__notes_commands() {
    local commands; commands=()
    _describe -t commands 'annals notes commands' commands "$@"
}
(( $+functions[_annals__subcmd__places_commands] )) ||
_annals__subcmd__places_commands() {
    local commands; commands=()
    _describe -t commands 'annals places commands' commands "$@"
}
(( $+functions[_annals__subcmd__read_commands] )) ||
_annals__subcmd__read_commands() {
    local commands; commands=()
    _describe -t commands 'annals read commands' commands "$@"
}
(( $+functions[_annals__subcmd__show_commands] )) ||
_annals__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'annals show commands' commands "$@"
}
(( $+functions[_annals__subcmd__sources_commands] )) ||
_annals__subcmd__sources_commands() {
    local commands; commands=()
    _describe -t commands 'annals sources commands' commands "$@"
}
(( $+functions[_annals__subcmd__stats_commands] )) ||
_annals__subcmd__stats_commands() {
    local commands; commands=()
    _describe -t commands 'annals stats commands' commands "$@"
}
(( $+functions[_annals__subcmd__themes_commands] )) ||
_annals__subcmd__themes_commands() {
    local commands; commands=()
    _describe -t commands 'annals themes commands' commands "$@"
}

if [ "$funcstack[1]" = "_annals" ]; then
    _annals "$@"
else
    compdef _annals annals
fi
