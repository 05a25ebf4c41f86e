# Completion of wernicke in bash: source <(./wernicke completion bash)
# What may come next is asked of the service, so that verbs and ids are those of the moment.
_wernicke() {
  local IFS=$' \t\n' line=${COMP_LINE:0:COMP_POINT} word
  local -a words
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=("")
  local typed=${words[${#words[@]} - 1]}
  # For bash a word begins anew after = and after :.
  local before=${typed%"${typed##*[:=]}"}
  COMPREPLY=()
  while IFS=$'\t' read -r word _; do
    COMPREPLY+=("${word#"$before"}")
  done < <("${words[0]}" completion words -- "${words[@]:1}" 2>/dev/null </dev/null)
}
complete -o bashdefault -o default -F _wernicke wernicke ./wernicke
