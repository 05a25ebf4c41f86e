# Completion of wernicke in fish: ./wernicke completion fish | source
# What may come next is asked of the service, so that verbs and ids are those of the moment.
function __wernicke_words
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    $program completion words -- $words (commandline -ct) 2>/dev/null </dev/null
end
complete -c wernicke -a '(__wernicke_words)'
