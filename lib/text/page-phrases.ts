/**
 * What short lines of pages say that are not part of an article, in the languages of Europe and some
 * others. A line is compared as a whole, without case, numbers and signs.
 */
const LINES = `
share|share this|share this article|share this story|share this post|share on facebook|share on twitter|tweet|print|print this|print this page|email|e-mail|email this|email this article|save|advertisement|advertisements|ad|sponsored|sponsored content|comments|comment|leave a comment|leave a reply|post a comment|add a comment|view comments|show comments|join the conversation|no comments|no comments yet|reply|related|related articles|related stories|related posts|related content|related topics|related links|related news|related coverage|more on this story|more stories|more news|more from|more on this topic|most popular|most read|most viewed|trending|trending now|popular posts|recent posts|latest news|top stories|recommended|recommended for you|you may also like|you might also like|you may like|also on|up next|read next|next|previous|next post|previous post|next article|previous article|older post|newer post|older posts|newer posts|read more|continue reading|continue reading the main story|see also|learn more|click here|subscribe|subscribe now|subscribe to our newsletter|sign up|sign up now|newsletter|newsletters|log in|login|sign in|register|follow us|follow|follow us on twitter|like this|like this on facebook|tags|tag|topics|topic|categories|category|filed under|posted in|posted by|tagged|tagged with|tagged as|this entry was posted in|about the author|author|by|photos|photo|video|videos|gallery|image|images|loading|close|menu|search|home|back|back to top|top|skip to content|advertise|privacy policy|cookie policy|terms of use|all rights reserved|play|pause|play video|watch|watch video|listen|enlarge|enlarge image|view gallery|hide caption|toggle caption|image credit|report an error|rate this article|was this helpful|give feedback|report a typo|story highlights|loading comments|add to favorites|permalink|trackback
teilen|artikel teilen|beitrag teilen|seite teilen|diesen artikel teilen|jetzt teilen|auf facebook teilen|twittern|drucken|seite drucken|artikel drucken|e-mail|per e-mail|per mail|versenden|merken|anzeige|werbung|anzeigen|kommentare|kommentar|kommentieren|kommentar schreiben|kommentar verfassen|kommentar hinzufügen|schreibe einen kommentar|schreib einen kommentar|hinterlasse einen kommentar|hinterlasse eine antwort|antworten|antwort abbrechen|keine kommentare|noch keine kommentare|kommentare geschlossen|ähnliche artikel|ähnliche beiträge|ähnliche themen|verwandte artikel|verwandte themen|verwandte beiträge|weitere artikel|weitere beiträge|weitere themen|weitere nachrichten|weitere informationen|weitere meldungen|weiterführende links|mehr zum thema|zum thema|mehr|mehr dazu|mehr lesen|mehr erfahren|weiterlesen|jetzt lesen|lesen sie auch|lesen sie mehr|lesen sie hierzu auch|auch interessant|das könnte sie auch interessieren|das könnte dich auch interessieren|das könnte ihnen auch gefallen|dies könnte sie auch interessieren|passend zum thema|meistgelesen|meistgelesene artikel|am häufigsten gelesen|beliebt|neueste beiträge|neueste artikel|aktuelles|empfohlen|empfehlungen|empfohlene beiträge|unsere empfehlungen|schlagworte|getaggt mit|getagged mit|verschlagwortet mit|veröffentlicht in|abgelegt unter|kategorisiert|eingestellt von|dieser eintrag wurde veröffentlicht|links zu diesem post|schlagwörter|stichwörter|stichworte|themen|thema|kategorien|kategorie|rubrik|über den autor|über die autorin|autor|autorin|von|gefällt mir|gefällt mir wird geladen|newsletter|newsletter abonnieren|abonnieren|jetzt abonnieren|anmelden|registrieren|einloggen|folgen sie uns|folge uns|zurück|zurück zur übersicht|zur übersicht|nach oben|zurück nach oben|zum seitenanfang|vorheriger beitrag|nächster beitrag|vorheriger artikel|nächster artikel|startseite|bild vergrößern|bildergalerie|fotostrecke|video|foto|fotos|bild|bilder|quelle|impressum|datenschutz|datenschutzerklärung|seite empfehlen|weiterempfehlen|feedback|fehler melden|vorlesen|artikel anhören|artikel vorlesen
partager|partager cet article|partager sur facebook|imprimer|envoyer|publicité|commentaires|commentaire|laisser un commentaire|ajouter un commentaire|réagir|répondre|articles liés|articles similaires|sur le même sujet|sur le même thème|à lire aussi|lire aussi|à lire également|lire également|à voir aussi|voir aussi|lire la suite|lire plus|en savoir plus|plus d'infos|les plus lus|les plus populaires|recommandé|vous aimerez aussi|newsletter|s'abonner|abonnez-vous|s'inscrire|se connecter|suivez-nous|mots-clés|classé dans|publié dans|mots clés|étiquettes|catégories|thèmes|auteur|par|retour|haut de page|article précédent|article suivant|précédent|suivant|accueil|j'aime|lire plus tard|à la une|vidéo|vidéos|photo|photos
compartir|compartir en facebook|imprimir|enviar|publicidad|comentarios|comentario|comentar|deja un comentario|deja una respuesta|dejar un comentario|responder|noticias relacionadas|artículos relacionados|relacionados|relacionado|te puede interesar|también te puede interesar|le puede interesar|lea también|lee también|leer también|ver también|leer más|ver más|más información|más noticias|lo más leído|lo más visto|más leídas|más leídos|recomendado|recomendados|suscríbete|suscribirse|suscríbase|regístrate|iniciar sesión|síguenos|etiquetas|archivado en|publicado en|temas|categorías|autor|por|volver|volver arriba|anterior|siguiente|inicio|me gusta|boletín
condividi|condividi su facebook|stampa|invia|pubblicità|commenti|commento|commenta|lascia un commento|rispondi|articoli correlati|notizie correlate|correlati|leggi anche|potrebbe interessarti|ti potrebbe interessare|potrebbero interessarti anche|leggi tutto|continua a leggere|per saperne di più|i più letti|più letti|iscriviti|iscriviti alla newsletter|accedi|registrati|seguici|tag|archiviato in|pubblicato in|argomenti|categorie|autore|di|indietro|torna su|precedente|successivo|mi piace
compartilhe|compartilhar|partilhar|imprimir|enviar por email|publicidade|comentários|comentar|deixe um comentário|deixe uma resposta|responder|notícias relacionadas|artigos relacionados|relacionados|leia também|leia mais|saiba mais|veja também|ver mais|continue lendo|mais lidas|mais lidos|mais vistas|assine|inscreva-se|cadastre-se|entrar|siga-nos|etiquetas|temas|assuntos|categorias|voltar|voltar ao topo|anterior|próximo|seguinte|curtir|gosto
delen|deel dit artikel|deel|afdrukken|printen|advertentie|reacties|reactie|reageer|reageren|laat een reactie achter|plaats een reactie|gerelateerd|gerelateerde artikelen|gerelateerde berichten|lees ook|lees meer|lees verder|meer over|meer nieuws|meest gelezen|aanbevolen|misschien ook interessant|abonneren|abonneer|inloggen|aanmelden|inschrijven|volg ons|trefwoorden|categorieën|auteur|door|terug|terug naar boven|vorige|volgende|vind ik leuk
dela|dela artikeln|skriv ut|annons|kommentarer|kommentera|lämna ett svar|lämna en kommentar|relaterat|relaterade artiklar|läs mer|läs också|läs även|mest läst|mer om|prenumerera|logga in|följ oss|ämnen|etiketter|kategorier|tillbaka|föregående|nästa|av
del|del artiklen|del artikkelen|udskriv|skriv ut|annonce|annonse|kommentarer|kommentér|skriv en kommentar|legg igjen en kommentar|relaterede artikler|relaterte artikler|relateret|læs mere|læs også|les mer|les også|mest læste|mest lest|tilmeld|abonner|log ind|logg inn|følg os|følg oss|emner|tags|kategorier|tilbage|tilbake|forrige|næste|neste|av|af
jaa|jaa artikkeli|tulosta|mainos|kommentit|kommentoi|jätä kommentti|lue myös|lue lisää|luetuimmat|aiheet|avainsanat|tilaa uutiskirje|kirjaudu|edellinen|seuraava
udostępnij|podziel się|drukuj|wydrukuj|reklama|komentarze|komentarz|dodaj komentarz|skomentuj|odpowiedz|powiązane artykuły|powiązane|podobne artykuły|podobne|polecamy|polecane|zobacz także|zobacz też|zobacz również|czytaj także|czytaj też|czytaj również|czytaj więcej|czytaj dalej|więcej|więcej na ten temat|najczęściej czytane|najpopularniejsze|subskrybuj|zapisz się|zaloguj się|zarejestruj się|tagi|kategorie|tematy|autor|wstecz|powrót|poprzedni|następny|do góry
sdílet|tisk|tisknout|vytisknout|reklama|komentáře|diskuse|přidat komentář|související články|související|čtěte také|číst dále|přečtěte si také|více|nejčtenější|přihlásit|odebírat|štítky|témata|autor|zpět|předchozí|další
megosztás|nyomtatás|hirdetés|hozzászólások|kapcsolódó|kapcsolódó cikkek|olvasta már|tovább|címkék|distribuie|tipărește|publicitate|comentarii|articole similare|citește și|citește mai mult|etichete
поделиться|печать|распечатать|реклама|комментарии|комментировать|оставить комментарий|ответить|читайте также|читать далее|похожие статьи|по теме|материалы по теме|самое читаемое|популярное|подписаться|войти|теги|метки|темы|назад|далее|наверх|поділитися|коментарі|читайте також
κοινοποίηση|εκτύπωση|διαφήμιση|σχόλια|διαβάστε επίσης|διαβάστε ακόμα|σχετικά άρθρα|περισσότερα|ετικέτες
paylaş|yazdır|reklam|yorumlar|yorum yap|ilgili haberler|ayrıca okuyun|devamını oku|etiketler
مشاركة|طباعة|إعلان|تعليقات|اقرأ أيضا|اقرأ المزيد|مواضيع ذات صلة|الأكثر قراءة|شارك
分享|打印|广告|評論|评论|相关阅读|相关新闻|相关文章|延伸阅读|延伸閱讀|推荐阅读|更多|阅读全文|上一篇|下一篇|责任编辑|標籤|标签|相關新聞|相關文章
シェア|印刷|広告|コメント|関連記事|関連リンク|あわせて読みたい|続きを読む|前の記事|次の記事|タグ|おすすめ記事|人気記事
공유|인쇄|광고|댓글|관련기사|관련 기사|더보기`;

const KNOWN = new Set(
  LINES.split(/[|\n]/)
    .map(plain)
    .filter((line) => line !== ""),
);

/** A line without case, numbers and signs. */
function plain(line: string): string {
  return line
    .toLowerCase()
    .replace(/['’]/g, "'")
    .replace(/[^\p{L}\p{M}'-]+/gu, " ")
    .trim();
}

/** The longest line that is looked up, in UTF-16 code units. */
const MAX_LINE_LENGTH = 80;

/** Whether a line says only what pages say around articles: "Share this", "Kommentare (3)". */
export function isPageLine(line: string): boolean {
  return line.length <= MAX_LINE_LENGTH && KNOWN.has(plain(line));
}

/** Whether a line begins with such words and goes on after a colon: "Lire aussi : …". */
export function beginsAsPageLine(line: string): boolean {
  const [, before] = /^([^:：|»>]{2,40})[:：|»>]/.exec(line) ?? [];
  return before !== undefined && KNOWN.has(plain(before));
}

/** The number of a day and of a year with what stands between them, or a time of day. */
const DATE =
  /(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}|\b\d{1,2}(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+)?\p{L}{3,12}\.?,?\s+(?:de\s+)?\d{4}|\p{L}{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\b\d{1,2}[:.h]\d{2}\b)/u;

/** Whether a short line says when something was published, and little else. */
export function isDateLine(line: string): boolean {
  if (line.length > MAX_LINE_LENGTH || !DATE.test(line)) return false;
  const rest = line.replace(new RegExp(DATE, "gu"), " ");
  return (rest.match(/\p{L}{2,}/gu)?.length ?? 0) <= 5 && !/[.!?…]["”»]?\s*$/.test(rest.trim());
}

const BY =
  /^(?:(?:written|posted|published|reported|text|story)?\s*by|von|text von|ein (?:beitrag|artikel|kommentar) von|par|propos recueillis par|por|di|a cura di|door|av|af|przez|autor(?:in|a|e)?|auteur|autore|author|redakce|napsal|автор|текст|συντάκτης|작성자|記者|文|作者|记者)(?:\s*[:：]\s*|\s+)(\p{L})/iu;

/** Whether a short line names who wrote the text: "By Ana Berg", "Von Ana Berg und Bo Lind". */
export function isByline(line: string): boolean {
  const [, initial = ""] = line.length <= MAX_LINE_LENGTH ? (BY.exec(line) ?? []) : [];
  return initial !== initial.toLowerCase() && !/[.!?…]["”»]?$/.test(line);
}

const CREDIT =
  /^[([]?(?:©|\(c\)\s|(?:foto|fotos|bild|bilder|photo|photos|picture|image|images|titelbild|beitragsbild|symbolbild|fotografie|photographie|fotograf|photograph|crédit|crédits|credit|credits|fuente|quelle|bildquelle|source|fonte|bron|kilde|källa|zdroj|źródło|zdjęcie|фото|写真|撮影)\s*(?:[:©/：]|(?:credit|credits|crédit|courtesy)\b\s*:?|(?:von|by|de|par|di)\s+\p{Lu}))/iu;

/** Whether a short line says where a picture or a text is from: "Photo: Ida Holm", "© The Quay". */
export function isCreditLine(line: string): boolean {
  return line.length <= MAX_LINE_LENGTH && CREDIT.test(line);
}
