import type { Element } from "./html-tree";

/**
 * What the parts of pages are called in their classes and ids. Names are much the same on pages of
 * every language, since the programs that publish pages give them.
 */
export type NameKind =
  /** What readers wrote under the article. */
  | "comments"
  /** Never the article: ways to share, to subscribe, to go elsewhere. */
  | "boilerplate"
  /** A control in a line of text: a link to edit a section, to a heading. */
  | "control"
  /** Leads into the article. */
  | "lede"
  /** Who wrote the article and when, and what stands under its pictures. */
  | "about"
  /** Not the article where it consists of links to other pages. */
  | "teasers"
  /** Holds the article's paragraphs. */
  | "body"
  /** Holds the whole article. */
  | "article";

const NAMES: Readonly<Record<NameKind, string>> = {
  comments: `
    comment comments commentary-list disqus dsq livefyre talkback talkbacks pingback pingbacks
    trackback trackbacks respond reply replies kommentar kommentare kommentarbereich kommentarer
    comentario comentarios commentaire commentaires commenti reacties komentarze discussion
    diskussion forum guestbook leserbriefe hyvor giscus utterances akismet viafoura postcomments
    articlecomments usercomments lesermeinungen`,
  boilerplate: `
    robots-nocontent nocontent share shares sharing sharer sharedaddy sharify shariff social socials socialmedia sociable
    addtoany addthis a2a jp-likes like-button likebox facebook twitter pinterest whatsapp follow
    follow-us followus
    related relateds recommend recommends recommended recommendation recommendations recirc
    recirculation similar similars outbrain ob-widget taboola trc ligatus plista zergnet revcontent
    mgid nrelate crp
    newsletter newsletters subscribe subscription subscriptions signup sign-up sign-in
    signin login logins register registration optin opt-in mailchimp mc4wp mc-embed-signup mailpoet
    cookie cookies consent gdpr dsgvo rgpd onetrust didomi usercentrics
    breadcrumb breadcrumbs crumb crumbs pagination paginator pager paging pagenav pagenavi post-nav
    postnav postnavi prev-next prevnext next-prev nextprev nav-links nav-below nav-above nav-single
    nav-previous nav-next next-post previous-post prev-post next-article previous-article
    nav navi navigation navbar navbox navs subnav sitenav mainnav topnav menu menus submenu megamenu
    sidebar sidebars side-bar widget widgets rail right-rail left-rail rightrail
    footer footers pagefooter foot colophon printfooter catlinks siteinfo copyright copyrights
    licensebox impressum sitemap backtotop totop to-top scroll-top
    toolbar toolbars toolbox tools articletools storytools actions actionbar action-bar
    advert adverts advertisement advertisements advertising advertorial ad ads adbox adslot adunit
    adsense adsbygoogle adcontainer adwrapper adlabel googlead dfp gpt werbung anzeige anzeigen
    publicidad publicite pubblicita reclame reklama leaderboard skyscraper billboard sponsor sponsors
    sponsored affiliate affiliates promo promos promoted promobox promotion promotions upsell cta
    call-to-action calltoaction
    most-popular most-read most-viewed most-shared most-commented most-recent mostpopular mostread
    mostviewed mostemailed popular trending trends topstories top-stories latest-news latestnews
    latest-posts recent-posts recentposts recent-articles more-stories morestories more-news
    more-articles more-from morefrom more-on moreon more-about read-next readnext up-next upnext
    next-up you-may-like youmaylike further-reading furtherreading readalso read-also keep-reading
    around-the-web also-on onward story-package storypackage
    skip-link skip-links skiplink skip-nav jump-link jumplink jump-to
    donotprint
    modal modals popup popups pop-up popover overlay lightbox offcanvas drawer
    paywall-message paywall-notice regwall barrier donate donation donations
    rating ratings starrating vote votes voting poll quiz survey feedback
    player players mediaplayer audioplayer videoplayer jwplayer jw-controls vjs-control-bar
    vjs-modal-dialog plyr video-js videojs playlist
    tag-list taglist tagcloud tags tags-links tagged post-tags posttags entry-tags categories
    cat-links category-list keywords topic-list topics
    site-header siteheader masthead topbar top-bar sitesub site-sub contentsub content-sub
    error-message searchbox searchform search-form`,
  control: `
    editsection headerlink heading-anchor anchorjs-link anchor-link permalink tooltip tooltips noprint
    no-print sr-only`,
  lede: `
    lede lead leads leadtext introduction intro introtext standfirst stand-first dek deck subtitle
    sub-title subheadline sub-headline subheading sub-heading subhead subline summary excerpt
    abstract description vorspann anriss anrisstext einleitung chapo chapeau entradilla sumilla bajada
    copete sottotitolo sommario occhiello ingress manchet zajawka`,
  about: `
    submitted byline bylines by-line author authors aboutauthor bio biography biobox contributor contributors
    writer writers vcard autor autoren auteur autore redakteur
    meta metas metadata metabar metainfo postmeta entrymeta articlemeta post-info postinfo entry-info
    entryinfo article-info articleinfo infoline post-details postdetails entry-utility entry-footer
    date dates datetime pubdate publishdate published publication-date publishing-date postdate
    articledate last-updated lastupdated updated last-modified timestamp time-stamp posted-on
    postedon posted-by posted datum fecha read-time readtime reading-time readingtime time-to-read
    lesezeit
    caption captions captiontext imagecaption photocaption figcaption bildunterschrift bildtext
    bildlegende legende didascalia pie-de-foto pie-foto leyenda onderschrift credit credits
    photocredit imagecredit image-source photographer bildquelle bildnachweis fotocredit attribution
    source-link viewcount view-count post-views commentcount comment-count
    kicker overline eyebrow dachzeile spitzmarke rubric rubrik topline section-label section-name
    post-category post-labels disclaimer disclosure editorial-note print-logo print-header avatar
    gravatar userinfo user-info profile`,
  teasers: `
    teaser teasers card cards tile tiles list lists listing listings feed feeds stream headlines
    stories posts articles news more mehr readmore read-more weiterlesen links linklist linkbox box
    boxes grid collection collections package bundle series archive archives topic themen dossier
    items next previous prev latest recent aktuell special toc inhaltsverzeichnis download downloads
    attachments extra extras
    gallery galleries slideshow slider slide slides carousel swiper`,
  body: `
    entry-content entrycontent post-content postcontent post-body postbody post-text posttext
    post-entry article-content articlecontent article-body articlebody article-text articletext
    story-body storybody story-content storycontent story-text storytext single-content blog-content
    blogcontent news-content news-text newstext rich-media-content field-name-body field-body
    body-copy bodycopy body-text bodytext content-body contentbody main-text maintext text-content
    artikeltext artikel-text artikelinhalt beitragstext newsbody paragraphs`,
  article: `
    post entry article story artikel beitrag hentry blogpost blog-post singlepost single-post`,
};

const ORDER = Object.keys(NAMES) as readonly NameKind[];
const KINDS = new Map(
  ORDER.toReversed().flatMap((kind) =>
    NAMES[kind]
      .trim()
      .split(/\s+/)
      .map((name) => [name, kind] as const),
  ),
);

/** First words of names of two or three. */
const BEGINNINGS = new Set(
  [...KINDS.keys()].filter((name) => name.includes("-")).map((name) => name.split("-", 1)[0]),
);

/** Names that are written together with others, and how long the shortest is. */
const MIN_COMPOUND = 6;
const COMPOUNDS: readonly (readonly [RegExp, NameKind])[] = [
  [/^(?:comments?|kommentar)(?:[a-z]{4,})$/, "comments"],
  [
    /^(?:related|recommended|similar|newsletter|cookie|sidebar|widget|breadcrumb|sharebu|sharelin|sharebar|sharebox|sharetoo|social(?:share|bar|icon|link|button|media)|yarpp|footer|outbrain|mejs|adsby|cookies)[a-z]*$/,
    "boilerplate",
  ],
  [/(?:relatedposts?|relatedarticles?|newsletter|socialshare|sharebuttons?)$/, "boilerplate"],
  [/^(?:author|teaser)[a-z]{3,}$|^[a-z]{3,}(?:author|teaser)$/, "about"],
];

/** Names of parts of a page, which with other words name parts of an article. */
const ALONE = new Set(["header", "head", "logo", "banner", "kopf", "bottom", "secondary"]);

/** UTF-16 code units; longer classes only hold colours and widths. */
const MAX_NAME_LENGTH = 600;

/** The class, id and component of an element, as its author wrote them. */
function nameOf({ attrs }: Element): string {
  let names = "";
  for (const { name, value } of attrs) {
    if (name === "class" || name === "id" || name === "data-component") {
      names += ` ${value.length > MAX_NAME_LENGTH ? value.slice(0, MAX_NAME_LENGTH) : value}`;
    }
  }
  return names;
}

/** What elements are by their names; each name is looked at once. */
export class Names {
  private readonly known = new Map<string, ReadonlySet<NameKind>>();

  /** All kinds that the name of an element has. */
  kindsOf(element: Element): ReadonlySet<NameKind> {
    const name = nameOf(element);
    let kinds = this.known.get(name);
    if (!kinds) this.known.set(name, (kinds = kindsIn(name)));
    return kinds;
  }
}

/** Programs with which pages are put together call every part of the text a widget. */
const BUILDERS = /(?:^|[\s_-])(?:elementor|so-panel|sow-editor|siteorigin|tinymce)(?:$|[\s_-])/;

function kindsIn(name: string): ReadonlySet<NameKind> {
  const kinds = new Set<NameKind>();
  const isBuilt = BUILDERS.test(name);
  for (const one of name.split(/\s+/)) {
    const words = one
      .replace(/([a-z\d])([A-Z])/g, "$1-$2")
      .toLowerCase()
      .split(/[^a-z\d]+/)
      .filter(Boolean);
    // What a thing has not, or leaves room for, it is not.
    if (/^(?:no|has|with|without|hide|show|is|ohne|mit)$/.test(words[0] ?? "")) continue;
    if (words.length === 1 && ALONE.has(words[0] ?? "")) kinds.add("boilerplate");
    for (const [at, word] of words.entries()) {
      if (word === "widget" && isBuilt) continue;
      const kind = KINDS.get(word);
      if (kind) kinds.add(kind);
      if (at + 1 < words.length && BEGINNINGS.has(word)) {
        const two = KINDS.get(`${word}-${words[at + 1]}`);
        const three = KINDS.get(`${word}-${words[at + 1]}-${words[at + 2]}`);
        if (two) kinds.add(two);
        if (three) kinds.add(three);
      }
      if (word.length < MIN_COMPOUND) continue;
      for (const [pattern, compound] of COMPOUNDS) if (pattern.test(word)) kinds.add(compound);
    }
  }
  return kinds;
}
