/**
 * Words that turn a statement into its opposite, in lower case with accents: English first, with
 * the commonest of German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian and Arabic.
 */
export const NEGATIONS: ReadonlySet<string> = new Set(
  (
    "no not never none nobody nothing nowhere neither nor without cannot hardly barely scarcely unless " +
    "nicht kein keine keinen keiner keinem keines nie niemals niemand nichts ohne weder " +
    "ne pas jamais rien personne aucun aucune sans ni nada nunca nadie ningún ninguna ninguno sin tampoco " +
    "non mai nessuno nessuna senza não nenhum nenhuma sem niet geen nooit niemand zonder " +
    "nie nigdy nikt bez не нет никогда никто ничего без لا لم لن ليس بدون"
  ).split(" "),
);
