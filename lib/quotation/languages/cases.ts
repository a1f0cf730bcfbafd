import { z } from "zod";

/** A sentence, and what it quotes: the words without their marks, and who says them, or "". */
export const languageCase = z.object({
  text: z.string(),
  quotations: z.array(z.object({ exact: z.string(), speaker: z.string() })),
});

export type LanguageCase = z.infer<typeof languageCase>;

type QuotedWords = readonly [exact: string, speaker: string];

const sentence = (text: string, ...quoted: readonly QuotedWords[]): LanguageCase => ({
  text,
  quotations: quoted.map(([exact, speaker]) => ({ exact, speaker })),
});

/** Sentences of texts in languages other than English, by language (BCP 47). */
export const LANGUAGE_CASES: Readonly<Record<string, readonly LanguageCase[]>> = {
  de: [
    sentence("Der Minister betonte, die Steuern würden nicht steigen.", [
      "die Steuern würden nicht steigen",
      "Der Minister",
    ]),
    sentence("Laut Polizei gab es keine Verletzten.", ["gab es keine Verletzten", "Polizei"]),
    sentence("„Das ist ein Fehler“, kritisierte die Abgeordnete Eva Krahl.", [
      "Das ist ein Fehler",
      "Eva Krahl",
    ]),
    sentence("„Wer bezahlt das?“, wollte ein Reporter wissen.", [
      "Wer bezahlt das?",
      "ein Reporter",
    ]),
    sentence("Krahl nannte den Beschluss „einen Verrat“.", ["einen Verrat", "Krahl"]),
    sentence("Die Fähre fahre wieder ab Mai, teilte der Hafen mit.", [
      "Die Fähre fahre wieder ab Mai",
      "der Hafen",
    ]),
    sentence("Sie habe nichts gesehen, sagte Anna Reis der Zeitung.", [
      "Sie habe nichts gesehen",
      "Anna Reis",
    ]),
    sentence("Er sagte, dass der Kai sicher sei.", ["der Kai sicher sei", "Er"]),
    sentence("»Komm zurück!«, rief sie ihm nach.", ["Komm zurück!", "sie"]),
    sentence("Holt fügte hinzu: „Wir bleiben hier.“", ["Wir bleiben hier.", "Holt"]),
    sentence('"Wir haben gewonnen", jubelte Trainer Max Feld.', ["Wir haben gewonnen", "Max Feld"]),
    sentence("Bundeskanzlerin Ida Merz erklärte am Montag: „Wir halten an dem Ziel fest.“", [
      "Wir halten an dem Ziel fest.",
      "Ida Merz",
    ]),
    sentence("Nach Angaben der Feuerwehr brannte das Lager zwei Stunden.", [
      "brannte das Lager zwei Stunden",
      "Feuerwehr",
    ]),
    sentence("„Kommst du?“, fragte die Mutter leise.", ["Kommst du?", "die Mutter"]),
    sentence("Der Sprecher sagte, das Unternehmen habe keine Fehler gemacht.", [
      "das Unternehmen habe keine Fehler gemacht",
      "Der Sprecher",
    ]),
    sentence("Das sei „eine Frage der Ehre“, so der Trainer.", [
      "eine Frage der Ehre",
      "der Trainer",
    ]),
    sentence("Müller zufolge ist die Brücke baufällig.", ["ist die Brücke baufällig", "Müller"]),
    sentence("Die Ministerin bezeichnete den Vorwurf als „absurd“.", ["absurd", "Die Ministerin"]),
  ],
  fr: [
    sentence("« C’est une erreur », a regretté la députée Claire Aubin.", [
      "C’est une erreur",
      "Claire Aubin",
    ]),
    sentence("Selon la police, il n’y a pas de blessés.", ["il n’y a pas de blessés", "la police"]),
    sentence("Le ministre a ajouté qu’il n’augmenterait pas les impôts.", [
      "il n’augmenterait pas les impôts",
      "Le ministre",
    ]),
    sentence("« Qui paiera ? » a demandé une journaliste.", ["Qui paiera ?", "une journaliste"]),
    sentence("Aubin a qualifié la décision de « trahison ».", ["trahison", "Aubin"]),
    sentence("« Je ne sais pas », répondit-il.", ["Je ne sais pas", "il"]),
    sentence("« Nous restons, dit Anna, et nous attendrons. »", [
      "Nous restons, dit Anna, et nous attendrons.",
      "Anna",
    ]),
    sentence("– Viens ! cria Paul.", ["Viens !", "Paul"]),
    sentence("D’après le port, le bac reprendra en mai.", ["le bac reprendra en mai", "le port"]),
    sentence("Le quai est sûr, a assuré le directeur.", ["Le quai est sûr", "le directeur"]),
    sentence("Il nous a expliqué que le pont était fermé.", ["le pont était fermé", "Il"]),
    sentence("« La situation est grave », a reconnu lundi le préfet.", [
      "La situation est grave",
      "le préfet",
    ]),
    sentence("Le président Luc Arnaud a estimé que « rien n’est perdu ».", [
      "rien n’est perdu",
      "Luc Arnaud",
    ]),
    sentence("« Où vas-tu ? » lui demanda sa mère.", ["Où vas-tu ?", "sa mère"]),
    sentence("Selon Marie Dubois, le projet coûtera deux millions.", [
      "le projet coûtera deux millions",
      "Marie Dubois",
    ]),
    sentence("Elle assure que personne ne l’a prévenue.", ["personne ne l’a prévenue", "Elle"]),
    sentence("“C’est faux”, a réagi le porte-parole du gouvernement.", [
      "C’est faux",
      "le porte-parole du gouvernement",
    ]),
  ],
  es: [
    sentence("«Es un error», lamentó la diputada Clara Ríos.", ["Es un error", "Clara Ríos"]),
    sentence("Según la policía, no hay heridos.", ["no hay heridos", "la policía"]),
    sentence("El ministro ha dicho que no subirá los impuestos.", [
      "no subirá los impuestos",
      "El ministro",
    ]),
    sentence("“¿Quién paga?”, preguntó un periodista.", ["¿Quién paga?", "un periodista"]),
    sentence("Ríos calificó la decisión de “traición”.", ["traición", "Ríos"]),
    sentence("—Ven aquí —gritó Pablo.", ["Ven aquí", "Pablo"]),
    sentence("Añadió que el ferri volvería en mayo.", ["el ferri volvería en mayo", ""]),
    sentence("El muelle es seguro, aseguró la directora.", ["El muelle es seguro", "la directora"]),
    sentence("“No lo sé”, respondió ella.", ["No lo sé", "ella"]),
    sentence("De acuerdo con el puerto, la obra se retrasará.", [
      "la obra se retrasará",
      "el puerto",
    ]),
    sentence("«La situación es grave», reconoció el lunes el alcalde.", [
      "La situación es grave",
      "el alcalde",
    ]),
    sentence("La presidenta Laura Gil sostuvo que «nada está perdido».", [
      "nada está perdido",
      "Laura Gil",
    ]),
    sentence("“¿Adónde vas?”, le preguntó su madre.", ["¿Adónde vas?", "su madre"]),
    sentence("Según Marta Díaz, el proyecto costará dos millones.", [
      "el proyecto costará dos millones",
      "Marta Díaz",
    ]),
    sentence("Ella asegura que nadie la avisó.", ["nadie la avisó", "Ella"]),
    sentence("«Es falso», respondió el portavoz del gobierno.", [
      "Es falso",
      "el portavoz del gobierno",
    ]),
  ],
  ar: [
    sentence("قال المتحدث باسم الحكومة: «لن نرفع الضرائب».", [
      "لن نرفع الضرائب",
      "المتحدث باسم الحكومة",
    ]),
    sentence("أعلن الرئيس أحمد منصور أن الميناء سيفتح في مايو.", [
      "الميناء سيفتح في مايو",
      "أحمد منصور",
    ]),
    sentence('"هذا خطأ كبير"، صرحت النائبة سلمى خوري.', ["هذا خطأ كبير", "سلمى خوري"]),
    sentence("وقال إن المشروع سيتأخر ثلاثة أشهر.", ["المشروع سيتأخر ثلاثة أشهر", ""]),
    sentence("بحسب الشرطة، لا توجد إصابات.", ["لا توجد إصابات", "الشرطة"]),
    sentence('وأوضح الوزير أن "الوضع تحت السيطرة".', ["الوضع تحت السيطرة", "الوزير"]),
    sentence("سألها الصحفي: «من سيدفع؟»", ["من سيدفع؟", "الصحفي"]),
    sentence("وأشار المدير إلى أن الرصيف آمن.", ["الرصيف آمن", "المدير"]),
    sentence("ونفى رئيس البلدية أن يكون الجسر مغلقا.", ["يكون الجسر مغلقا", "رئيس البلدية"]),
    sentence("اعتبر المعارضون القرار «خيانة».", ["خيانة", "المعارضون"]),
    sentence("وقالت وزيرة الصحة منى سالم: «اللقاح آمن».", ["اللقاح آمن", "منى سالم"]),
    sentence("وأضافت أن النتائج ستعلن غدا.", ["النتائج ستعلن غدا", ""]),
    sentence("وفقا للشرطة، أصيب ثلاثة أشخاص.", ["أصيب ثلاثة أشخاص", "الشرطة"]),
    sentence("«لا أعرف شيئا»، قال الشاهد.", ["لا أعرف شيئا", "الشاهد"]),
    sentence("حذر الخبير من أن المياه ملوثة.", ["المياه ملوثة", "الخبير"]),
    sentence('كتب الصحفي سامر ناجي: "الحقيقة واضحة".', ["الحقيقة واضحة", "سامر ناجي"]),
  ],
  zh: [
    sentence("部长陈刚在记者会上表示：“预算不会再增加。”", ["预算不会再增加。", "陈刚"]),
    sentence("发言人指出，渡轮将于五月恢复运营。", ["渡轮将于五月恢复运营", "发言人"]),
    sentence("據市府報導，工程將延後三個月。", ["工程將延後三個月", "市府"]),
    sentence("她对记者说：“我什么都没看见。”", ["我什么都没看见。", "她"]),
    sentence("“这是一个错误！”议员周平喊道。", ["这是一个错误！", "周平"]),
    sentence("张伟认为，这项计划“完全不切实际”。", ["完全不切实际", "张伟"]),
    sentence("林芳補充說，「我們會繼續調查。」", ["我們會繼續調查。", "林芳"]),
    sentence("刘洋承认，他没有读过那份报告。", ["他没有读过那份报告", "刘洋"]),
    sentence("根据港务局的说法，码头是安全的。", ["码头是安全的", "港务局"]),
    sentence("记者问：“谁来付钱？”", ["谁来付钱？", "记者"]),
    sentence("外交部发言人赵敏周三说，中国将继续谈判。", ["中国将继续谈判", "赵敏"]),
    sentence("“不要关门，”老人低声说道。", ["不要关门，", "老人"]),
    sentence("《日报》报道称，该公司裁员三百人。", ["该公司裁员三百人", "《日报》"]),
    sentence("王教授警告：「海平面正在上升。」", ["海平面正在上升。", "王教授"]),
    sentence("他称这次选举是“一场闹剧”。", ["一场闹剧", "他"]),
    sentence("陈美玲告訴記者：「我沒有簽名。」", ["我沒有簽名。", "陈美玲"]),
  ],
  ja: [
    sentence("首相は記者団に「増税はしない」と強調した。", ["増税はしない", "首相"]),
    sentence("「費用は市が負担する」と佐藤部長は説明した。", ["費用は市が負担する", "佐藤部長"]),
    sentence("港湾局によると、工事は三か月遅れるという。", ["工事は三か月遅れる", "港湾局"]),
    sentence("彼女は「もう遅い」とつぶやいた。", ["もう遅い", "彼女"]),
    sentence("委員長は計画を「非現実的だ」と批判した。", ["非現実的だ", "委員長"]),
    sentence("報道官は、船は五月に戻ると発表した。", ["船は五月に戻る", "報道官"]),
    sentence("「なぜ来なかったのか」と記者が尋ねた。", ["なぜ来なかったのか", "記者"]),
    sentence(
      "鈴木氏は「支払う」と述べ、「一円も欠けない」と付け加えた。",
      ["支払う", "鈴木氏"],
      ["一円も欠けない", "鈴木氏"],
    ),
    sentence("母は「早く寝なさい」と言った。", ["早く寝なさい", "母"]),
    sentence("市は責任を認めないと主張している。", ["責任を認めない", "市"]),
    sentence("社長は会見で「責任は私にある」と語った。", ["責任は私にある", "社長"]),
    sentence("警察によれば、けが人はいない。", ["けが人はいない", "警察"]),
    sentence("「待って」と彼女が叫んだ。", ["待って", "彼女"]),
    sentence("高橋議員は法案に反対すると表明した。", ["法案に反対する", "高橋議員"]),
    sentence("広報担当者は「コメントは控える」としている。", ["コメントは控える", "広報担当者"]),
    sentence("子どもたちは「もう一回！」と声をそろえた。", ["もう一回！", "子どもたち"]),
  ],
  ko: [
    sentence('박 장관은 기자들에게 "예산은 늘지 않는다"고 밝혔다.', [
      "예산은 늘지 않는다",
      "박 장관",
    ]),
    sentence("이영희 대변인은 여객선이 5월에 다시 운항한다고 말했다.", [
      "여객선이 5월에 다시 운항한다",
      "이영희 대변인",
    ]),
    sentence('"누가 비용을 내느냐"고 기자가 물었다.', ["누가 비용을 내느냐", "기자"]),
    sentence("항만청에 따르면 공사가 석 달 늦어진다.", ["공사가 석 달 늦어진다", "항만청"]),
    sentence('그는 "이미 늦었다"라고 속삭였다.', ["이미 늦었다", "그"]),
    sentence('노조는 이번 결정을 "배신"이라고 비판했다.', ["배신", "노조"]),
    sentence("김 의원은 “책임을 지겠다”며 고개를 숙였다.", ["책임을 지겠다", "김 의원"]),
    sentence('이어 최 시장은 "시민에게 사과드린다"고 덧붙였다.', [
      "시민에게 사과드린다",
      "최 시장",
    ]),
    sentence("정부는 세금을 올리지 않겠다고 약속했다.", ["세금을 올리지 않겠다", "정부"]),
    sentence("‘우리는 떠나지 않는다’고 주민들은 외쳤다.", ["우리는 떠나지 않는다", "주민들"]),
    sentence("한 주민은 “밤마다 소음이 심하다”고 호소했다.", ["밤마다 소음이 심하다", "한 주민"]),
    sentence('회사 측은 "사실이 아니다"라고 반박했다.', ["사실이 아니다", "회사"]),
    sentence("경찰은 용의자를 체포했다고 발표했다.", ["용의자를 체포했다", "경찰"]),
    sentence("“어디 가니?” 어머니가 물었다.", ["어디 가니?", "어머니"]),
    sentence("윤 대표는 이 법안이 “시대착오적”이라고 지적했다.", ["시대착오적", "윤 대표"]),
    sentence("기상청은 내일 비가 올 것이라고 예보했다.", ["내일 비가 올 것", "기상청"]),
  ],
};
