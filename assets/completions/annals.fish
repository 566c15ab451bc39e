# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_annals_global_optspecs
    string join \n q/query= at= fresh theme= interactive documents= config= color= plain h/help V/version
end

function __fish_annals_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_annals_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_annals_using_subcommand
    set -l cmd (__fish_annals_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c annals -n "__fish_annals_needs_command" -s q -l query -d 'Only the events that match, as `actor:lavrov year:2012`' -r
complete -c annals -n "__fish_annals_needs_command" -l at -d 'Open at a place, as `at:abe-at-sochi-opening actor:abe`: what `@` copies' -r
complete -c annals -n "__fish_annals_needs_command" -l theme -d 'The theme of this run, built in (as `dark`, `light`, `high-contrast`) or yours' -r
complete -c annals -n "__fish_annals_needs_command" -l documents -d 'The folder of the documents that FILE quotes, if not its own' -r -F
complete -c annals -n "__fish_annals_needs_command" -l config -d 'The configuration of the explorer, if not the usual one' -r -F
complete -c annals -n "__fish_annals_needs_command" -l color -d 'When to use colour; auto is on terminals, if `NO_COLOR` is not set' -r -f -a "auto\t'On terminals, unless the user wants none anywhere'
always\t'Whatever the output is'
never\t'On no account'"
complete -c annals -n "__fish_annals_needs_command" -l fresh -d 'Open at the beginning, not where you left'
complete -c annals -n "__fish_annals_needs_command" -l interactive -d 'With --plain: explore line by line, for screen readers and scripts'
complete -c annals -n "__fish_annals_needs_command" -l plain -d 'Plain lines: no screen, no colour, nothing cut or wrapped'
complete -c annals -n "__fish_annals_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c annals -n "__fish_annals_needs_command" -s V -l version -d 'Print version'
complete -c annals -n "__fish_annals_needs_command" -a "list" -d 'List the events, in time order'
complete -c annals -n "__fish_annals_needs_command" -a "show" -d 'Show one event with its evidence'
complete -c annals -n "__fish_annals_needs_command" -a "sources" -d 'List the sources'
complete -c annals -n "__fish_annals_needs_command" -a "actors" -d 'List the actors'
complete -c annals -n "__fish_annals_needs_command" -a "places" -d 'List the places'
complete -c annals -n "__fish_annals_needs_command" -a "themes" -d 'List the themes'
complete -c annals -n "__fish_annals_needs_command" -a "read" -d 'Read a document with its cited passages marked'
complete -c annals -n "__fish_annals_needs_command" -a "notes" -d 'List your own stars and notes'
complete -c annals -n "__fish_annals_needs_command" -a "check" -d 'Find every problem of a file and its evidence'
complete -c annals -n "__fish_annals_needs_command" -a "stats" -d 'Count events by year, actor, theme, source'
complete -c annals -n "__fish_annals_needs_command" -a "generate" -d 'Make up a chronology of any size, for trials'
complete -c annals -n "__fish_annals_needs_command" -a "config" -d 'Show where the configuration is, and what is wrong with it'
complete -c annals -n "__fish_annals_needs_command" -a "completions" -d 'Print completions for a shell'
complete -c annals -n "__fish_annals_needs_command" -a "man" -d 'Print the manual page'
complete -c annals -n "__fish_annals_needs_command" -a "keys" -d 'Print the keys of the explorer'
complete -c annals -n "__fish_annals_needs_command" -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c annals -n "__fish_annals_using_subcommand list" -s q -l query -d 'Only the events that match, as `actor:lavrov year:2012`' -r
complete -c annals -n "__fish_annals_using_subcommand list" -l format -d 'How to write them' -r -f -a "table\t'Aligned columns, cut to fit a terminal'
json\t'One array'
jsonl\t'One object a line'
csv\t'Comma-separated values (RFC 4180), with a heading'
markdown\t'A table in Markdown'"
complete -c annals -n "__fish_annals_using_subcommand list" -l documents -d 'The folder of the documents that FILE quotes, if not its own' -r -F
complete -c annals -n "__fish_annals_using_subcommand list" -l config -d 'The configuration of the explorer, if not the usual one' -r -F
complete -c annals -n "__fish_annals_using_subcommand list" -l color -d 'When to use colour; auto is on terminals, if `NO_COLOR` is not set' -r -f -a "auto\t'On terminals, unless the user wants none anywhere'
always\t'Whatever the output is'
never\t'On no account'"
complete -c annals -n "__fish_annals_using_subcommand list" -l plain -d 'Plain lines: no screen, no colour, nothing cut or wrapped'
complete -c annals -n "__fish_annals_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c annals -n "__fish_annals_using_subcommand show" -l format -d 'How to write it' -r -f -a "text\t'For a person'
json\t'For a program'"
complete -c annals -n "__fish_annals_using_subcommand show" -l cite -d 'Only its sources, a line each, as they are cited' -r -f -a "chicago\t'A note after The Chicago Manual of Style'
apa\t'A reference after the APA'
mla\t'An entry after the MLA Handbook'
plain\t'The quotation and where it stands'"
complete -c annals -n "__fish_annals_using_subcommand show" -l documents -d 'The folder of the documents that FILE quotes, if not its own' -r -F
complete -c annals -n "__fish_annals_using_subcommand show" -l config -d 'The configuration of the explorer, if not the usual one' -r -F
complete -c annals -n "__fish_annals_using_subcommand show" -l color -d 'When to use colour; auto is on terminals, if `NO_COLOR` is not set' -r -f -a "auto\t'On terminals, unless the user wants none anywhere'
always\t'Whatever the output is'
never\t'On no account'"
complete -c annals -n "__fish_annals_using_subcommand show" -l plain -d 'Plain lines: no screen, no colour, nothing cut or wrapped'
complete -c annals -n "__fish_annals_using_subcommand show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c annals -n "__fish_annals_using_subcommand sources" -l format -d 'How to write them' -r -f -a "table\t'Aligned columns, cut to fit a terminal'
json\t'One array'
jsonl\t'One object a line'
csv\t'Comma-separated values (RFC 4180), with a heading'
markdown\t'A table in Markdown'"
complete -c annals -n "__fish_annals_using_subcommand sources" -l documents -d 'The folder of the documents that FILE quotes, if not its own' -r -F
complete -c annals -n "__fish_annals_using_subcommand sources" -l config -d 'The configuration of the explorer, if not the usual one' -r -F
complete -c annals -n "__fish_annals_using_subcommand sources" -l color -d 'When to use colour; auto is on terminals, if `NO_COLOR` is not set' -r -f -a "auto\t'On terminals, unless the user wants none anywhere'
always\t'Whatever the output is'
never\t'On no account'"
complete -c annals -n "__fish_annals_using_subcommand sources" -l plain -d 'Plain lines: no screen, no colour, nothing cut or wrapped'
complete -c annals -n "__fish_annals_using_subcommand sources" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c annals -n "__fish_annals_using_subcommand actors" -l format -d 'How to write them' -r -f -a "table\t'Aligned columns, cut to fit a terminal'
json\t'One array'
jsonl\t'One object a line'
csv\t'Comma-separated values (RFC 4180), with a heading'
markdown\t'A table in Markdown'"
complete -c annals -n "__fish_annals_using_subcommand actors" -l documents -d 'The folder of the documents that FILE quotes, if not its own' -r -F
complete -c annals -n "__fish_annals_using_subcommand actors" -l config -d 'The configuration of the explorer, if not the usual one' -r -F
complete -c annals -n "__fish_annals_using_subcommand actors" -l color -d 'When to use colour; auto is on terminals, if `NO_COLOR` is not set' -r -f -a "auto\t'On terminals, unless the user wants none anywhere'
always\t'Whatever the output is'
never\t'On no account'"
complete -c annals -n "__fish_annals_using_subcommand actors" -l plain -d 'Plain lines: no screen, no colour, nothing cut or wrapped'
complete -c annals -n "__fish_annals_using_subcommand actors" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c annals -n "__fish_annals_using_subcommand places" -l format -d 'How to write them' -r -f -a "table\t'Aligned columns, cut to fit a terminal'
json\t'One array'
jsonl\t'One object a line'
csv\t'Comma-separated values (RFC 4180), with a heading'
markdown\t'A table in Markdown'"
complete -c annals -n "__fish_annals_using_subcommand places" -l documents -d 'The folder of the documents that FILE quotes, if not its own' -r -F
complete -c annals -n "__fish_annals_using_subcommand places" -l config -d 'The configuration of the explorer, if not the usual one' -r -F
complete -c annals -n "__fish_annals_using_subcommand places" -l color -d 'When to use colour; auto is on terminals, if `NO_COLOR` is not set' -r -f -a "auto\t'On terminals, unless the user wants none anywhere'
always\t'Whatever the output is'
never\t'On no account'"
complete -c annals -n "__fish_annals_using_subcommand places" -l plain -d 'Plain lines: no screen, no colour, nothing cut or wrapped'
complete -c annals -n "__fish_annals_using_subcommand places" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c annals -n "__fish_annals_using_subcommand themes" -l format -d 'How to write them' -r -f -a "table\t'Aligned columns, cut to fit a terminal'
json\t'One array'
jsonl\t'One object a line'
csv\t'Comma-separated values (RFC 4180), with a heading'
markdown\t'A table in Markdown'"
complete -c annals -n "__fish_annals_using_subcommand themes" -l documents -d 'The folder of the documents that FILE quotes, if not its own' -r -F
complete -c annals -n "__fish_annals_using_subcommand themes" -l config -d 'The configuration of the explorer, if not the usual one' -r -F
complete -c annals -n "__fish_annals_using_subcommand themes" -l color -d 'When to use colour; auto is on terminals, if `NO_COLOR` is not set' -r -f -a "auto\t'On terminals, unless the user wants none anywhere'
always\t'Whatever the output is'
never\t'On no account'"
complete -c annals -n "__fish_annals_using_subcommand themes" -l plain -d 'Plain lines: no screen, no colour, nothing cut or wrapped'
complete -c annals -n "__fish_annals_using_subcommand themes" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c annals -n "__fish_annals_using_subcommand read" -l documents -d 'The folder of the documents that FILE quotes, if not its own' -r -F
complete -c annals -n "__fish_annals_using_subcommand read" -l config -d 'The configuration of the explorer, if not the usual one' -r -F
complete -c annals -n "__fish_annals_using_subcommand read" -l color -d 'When to use colour; auto is on terminals, if `NO_COLOR` is not set' -r -f -a "auto\t'On terminals, unless the user wants none anywhere'
always\t'Whatever the output is'
never\t'On no account'"
complete -c annals -n "__fish_annals_using_subcommand read" -l plain -d 'Plain lines: no screen, no colour, nothing cut or wrapped'
complete -c annals -n "__fish_annals_using_subcommand read" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c annals -n "__fish_annals_using_subcommand notes" -l format -d 'How to write them' -r -f -a "table\t'Aligned columns, cut to fit a terminal'
json\t'One array'
jsonl\t'One object a line'
csv\t'Comma-separated values (RFC 4180), with a heading'
markdown\t'A table in Markdown'"
complete -c annals -n "__fish_annals_using_subcommand notes" -l documents -d 'The folder of the documents that FILE quotes, if not its own' -r -F
complete -c annals -n "__fish_annals_using_subcommand notes" -l config -d 'The configuration of the explorer, if not the usual one' -r -F
complete -c annals -n "__fish_annals_using_subcommand notes" -l color -d 'When to use colour; auto is on terminals, if `NO_COLOR` is not set' -r -f -a "auto\t'On terminals, unless the user wants none anywhere'
always\t'Whatever the output is'
never\t'On no account'"
complete -c annals -n "__fish_annals_using_subcommand notes" -l plain -d 'Plain lines: no screen, no colour, nothing cut or wrapped'
complete -c annals -n "__fish_annals_using_subcommand notes" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c annals -n "__fish_annals_using_subcommand check" -l format -d 'How to write it' -r -f -a "text\t'For a person'
json\t'For a program'"
complete -c annals -n "__fish_annals_using_subcommand check" -l documents -d 'The folder of the documents that FILE quotes, if not its own' -r -F
complete -c annals -n "__fish_annals_using_subcommand check" -l config -d 'The configuration of the explorer, if not the usual one' -r -F
complete -c annals -n "__fish_annals_using_subcommand check" -l color -d 'When to use colour; auto is on terminals, if `NO_COLOR` is not set' -r -f -a "auto\t'On terminals, unless the user wants none anywhere'
always\t'Whatever the output is'
never\t'On no account'"
complete -c annals -n "__fish_annals_using_subcommand check" -l plain -d 'Plain lines: no screen, no colour, nothing cut or wrapped'
complete -c annals -n "__fish_annals_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c annals -n "__fish_annals_using_subcommand stats" -s q -l query -d 'Only the events that match, as `actor:lavrov year:2012`' -r
complete -c annals -n "__fish_annals_using_subcommand stats" -l format -d 'How to write it' -r -f -a "text\t'For a person'
json\t'For a program'"
complete -c annals -n "__fish_annals_using_subcommand stats" -l documents -d 'The folder of the documents that FILE quotes, if not its own' -r -F
complete -c annals -n "__fish_annals_using_subcommand stats" -l config -d 'The configuration of the explorer, if not the usual one' -r -F
complete -c annals -n "__fish_annals_using_subcommand stats" -l color -d 'When to use colour; auto is on terminals, if `NO_COLOR` is not set' -r -f -a "auto\t'On terminals, unless the user wants none anywhere'
always\t'Whatever the output is'
never\t'On no account'"
complete -c annals -n "__fish_annals_using_subcommand stats" -l plain -d 'Plain lines: no screen, no colour, nothing cut or wrapped'
complete -c annals -n "__fish_annals_using_subcommand stats" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c annals -n "__fish_annals_using_subcommand generate" -l events -d 'How many events' -r
complete -c annals -n "__fish_annals_using_subcommand generate" -l seed -d 'Another number, another chronology' -r
complete -c annals -n "__fish_annals_using_subcommand generate" -l out -d 'The folder to make; without it, trial-N-S here' -r -F
complete -c annals -n "__fish_annals_using_subcommand generate" -l documents -d 'The folder of the documents that FILE quotes, if not its own' -r -F
complete -c annals -n "__fish_annals_using_subcommand generate" -l config -d 'The configuration of the explorer, if not the usual one' -r -F
complete -c annals -n "__fish_annals_using_subcommand generate" -l color -d 'When to use colour; auto is on terminals, if `NO_COLOR` is not set' -r -f -a "auto\t'On terminals, unless the user wants none anywhere'
always\t'Whatever the output is'
never\t'On no account'"
complete -c annals -n "__fish_annals_using_subcommand generate" -l plain -d 'Plain lines: no screen, no colour, nothing cut or wrapped'
complete -c annals -n "__fish_annals_using_subcommand generate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c annals -n "__fish_annals_using_subcommand config" -l documents -d 'The folder of the documents that FILE quotes, if not its own' -r -F
complete -c annals -n "__fish_annals_using_subcommand config" -l config -d 'The configuration of the explorer, if not the usual one' -r -F
complete -c annals -n "__fish_annals_using_subcommand config" -l color -d 'When to use colour; auto is on terminals, if `NO_COLOR` is not set' -r -f -a "auto\t'On terminals, unless the user wants none anywhere'
always\t'Whatever the output is'
never\t'On no account'"
complete -c annals -n "__fish_annals_using_subcommand config" -l print -d 'Print all that can be configured, as it is in force, as a file that can be edited'
complete -c annals -n "__fish_annals_using_subcommand config" -l plain -d 'Plain lines: no screen, no colour, nothing cut or wrapped'
complete -c annals -n "__fish_annals_using_subcommand config" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c annals -n "__fish_annals_using_subcommand completions" -l documents -d 'The folder of the documents that FILE quotes, if not its own' -r -F
complete -c annals -n "__fish_annals_using_subcommand completions" -l config -d 'The configuration of the explorer, if not the usual one' -r -F
complete -c annals -n "__fish_annals_using_subcommand completions" -l color -d 'When to use colour; auto is on terminals, if `NO_COLOR` is not set' -r -f -a "auto\t'On terminals, unless the user wants none anywhere'
always\t'Whatever the output is'
never\t'On no account'"
complete -c annals -n "__fish_annals_using_subcommand completions" -l plain -d 'Plain lines: no screen, no colour, nothing cut or wrapped'
complete -c annals -n "__fish_annals_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c annals -n "__fish_annals_using_subcommand man" -l documents -d 'The folder of the documents that FILE quotes, if not its own' -r -F
complete -c annals -n "__fish_annals_using_subcommand man" -l config -d 'The configuration of the explorer, if not the usual one' -r -F
complete -c annals -n "__fish_annals_using_subcommand man" -l color -d 'When to use colour; auto is on terminals, if `NO_COLOR` is not set' -r -f -a "auto\t'On terminals, unless the user wants none anywhere'
always\t'Whatever the output is'
never\t'On no account'"
complete -c annals -n "__fish_annals_using_subcommand man" -l plain -d 'Plain lines: no screen, no colour, nothing cut or wrapped'
complete -c annals -n "__fish_annals_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c annals -n "__fish_annals_using_subcommand keys" -l documents -d 'The folder of the documents that FILE quotes, if not its own' -r -F
complete -c annals -n "__fish_annals_using_subcommand keys" -l config -d 'The configuration of the explorer, if not the usual one' -r -F
complete -c annals -n "__fish_annals_using_subcommand keys" -l color -d 'When to use colour; auto is on terminals, if `NO_COLOR` is not set' -r -f -a "auto\t'On terminals, unless the user wants none anywhere'
always\t'Whatever the output is'
never\t'On no account'"
complete -c annals -n "__fish_annals_using_subcommand keys" -l plain -d 'Plain lines: no screen, no colour, nothing cut or wrapped'
complete -c annals -n "__fish_annals_using_subcommand keys" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c annals -n "__fish_annals_using_subcommand help; and not __fish_seen_subcommand_from list show sources actors places themes read notes check stats generate config completions man keys help" -f -a "list" -d 'List the events, in time order'
complete -c annals -n "__fish_annals_using_subcommand help; and not __fish_seen_subcommand_from list show sources actors places themes read notes check stats generate config completions man keys help" -f -a "show" -d 'Show one event with its evidence'
complete -c annals -n "__fish_annals_using_subcommand help; and not __fish_seen_subcommand_from list show sources actors places themes read notes check stats generate config completions man keys help" -f -a "sources" -d 'List the sources'
complete -c annals -n "__fish_annals_using_subcommand help; and not __fish_seen_subcommand_from list show sources actors places themes read notes check stats generate config completions man keys help" -f -a "actors" -d 'List the actors'
complete -c annals -n "__fish_annals_using_subcommand help; and not __fish_seen_subcommand_from list show sources actors places themes read notes check stats generate config completions man keys help" -f -a "places" -d 'List the places'
complete -c annals -n "__fish_annals_using_subcommand help; and not __fish_seen_subcommand_from list show sources actors places themes read notes check stats generate config completions man keys help" -f -a "themes" -d 'List the themes'
complete -c annals -n "__fish_annals_using_subcommand help; and not __fish_seen_subcommand_from list show sources actors places themes read notes check stats generate config completions man keys help" -f -a "read" -d 'Read a document with its cited passages marked'
complete -c annals -n "__fish_annals_using_subcommand help; and not __fish_seen_subcommand_from list show sources actors places themes read notes check stats generate config completions man keys help" -f -a "notes" -d 'List your own stars and notes'
complete -c annals -n "__fish_annals_using_subcommand help; and not __fish_seen_subcommand_from list show sources actors places themes read notes check stats generate config completions man keys help" -f -a "check" -d 'Find every problem of a file and its evidence'
complete -c annals -n "__fish_annals_using_subcommand help; and not __fish_seen_subcommand_from list show sources actors places themes read notes check stats generate config completions man keys help" -f -a "stats" -d 'Count events by year, actor, theme, source'
complete -c annals -n "__fish_annals_using_subcommand help; and not __fish_seen_subcommand_from list show sources actors places themes read notes check stats generate config completions man keys help" -f -a "generate" -d 'Make up a chronology of any size, for trials'
complete -c annals -n "__fish_annals_using_subcommand help; and not __fish_seen_subcommand_from list show sources actors places themes read notes check stats generate config completions man keys help" -f -a "config" -d 'Show where the configuration is, and what is wrong with it'
complete -c annals -n "__fish_annals_using_subcommand help; and not __fish_seen_subcommand_from list show sources actors places themes read notes check stats generate config completions man keys help" -f -a "completions" -d 'Print completions for a shell'
complete -c annals -n "__fish_annals_using_subcommand help; and not __fish_seen_subcommand_from list show sources actors places themes read notes check stats generate config completions man keys help" -f -a "man" -d 'Print the manual page'
complete -c annals -n "__fish_annals_using_subcommand help; and not __fish_seen_subcommand_from list show sources actors places themes read notes check stats generate config completions man keys help" -f -a "keys" -d 'Print the keys of the explorer'
complete -c annals -n "__fish_annals_using_subcommand help; and not __fish_seen_subcommand_from list show sources actors places themes read notes check stats generate config completions man keys help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
