#compdef wernicke
# Completion of wernicke in zsh: source <(./wernicke completion zsh), after compinit.
# What may come next is asked of the service, so that verbs and ids are those of the moment.
_wernicke() {
  local -a candidates
  local word description
  while IFS=$'\t' read -r word description; do
    candidates+=("${word//:/\\:}${description:+:$description}")
  done < <("${words[1]}" completion words -- "${(@)words[2,CURRENT]}" 2>/dev/null </dev/null)
  if (( ${#candidates} )); then
    _describe wernicke candidates
  else
    _files
  fi
}
compdef _wernicke wernicke ./wernicke
