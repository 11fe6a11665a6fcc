/**
 * What every paper's source begins with: rules, and functions for Word's paragraphs, tabs and page numbers.
 *
 * Names are short because they are written thousands of times. The functions are a file of their own, which stays
 * the same from paper to paper, so the engine reads it once.
 */
export const LIBRARY_PATH = "/kansli.typ";

export const rules = `
#import "${LIBRARY_PATH}": *
#set par(leading: 0pt, spacing: 0pt, linebreaks: "simple", justify: false)
#set block(spacing: 0pt)
#set text(dir: ltr, hyphenate: false, kerning: false, ligatures: false, fallback: false, overhang: false, number-type: auto)
#set terms(indent: 0pt, separator: [], spacing: 0pt, tight: false)
// What the engine makes of the numbers of a list.
#set strong(delta: 0)
#set footnote.entry(indent: 0pt, gap: 0pt)
#show footnote.entry: set par(leading: 0pt, spacing: 0pt)
#set table(stroke: none, inset: 0pt)
// A row may leave a single line of a paragraph on its page.
#show table: set text(costs: (widow: 0%, orphan: 0%))
// Bold is for the run to say, not for the level.
#show heading: set text(weight: 400)
#show heading: it => it.body
// What they hold is shown as it is: they are there for their tags.
#show figure: set block(breakable: true)
#show figure: set align(start)
#show figure.where(kind: "above"): it => { it.caption; it.body }
#show figure.where(kind: "below"): it => { it.body; it.caption }
#show figure.caption: it => it.body
#show outline.entry: it => it.element
#show quote: set block(spacing: 0pt)
#show quote: set par(spacing: 0pt)
#show quote: it => it.body
#show super: it => text(size: 0.65em, baseline: -0.35em, it.body)
`;

export const library = `
// Text that differs enough in style to be shaped by itself.
#let shapeless = text.with(tracking: 0.001pt)
// Where a word may part; the engine passes over one of no width.
#let seam = h(0.001pt)

// A word drawn narrower or wider; below: how far its line reaches below the baseline.
#let scaled(x, below, it) = box(baseline: below, scale(x: x, reflow: true, it))

// Drawn lines and areas have no tags: a clear picture over them says what they show.
#let clear = bytes("<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>")
#let said(alt, w, h) = image(clear, format: "svg", width: calc.max(w, 1pt), height: calc.max(h, 1pt), fit: "stretch", alt: alt)
#let spoken(alt, w, h, it) = block(width: w, height: h, {
  place(top + left, it)
  said(alt, w, h)
})


// What is drawn over the text of a page: from where it is anchored, its place, itself and its layer.
#let in-front = context {
  let page = here().page()
  let marks = query(<kansli-front>).filter(mark => mark.location().page() == page)
  for mark in marks.sorted(key: mark => mark.value.at(3)) {
    let (x, y, it, _) = mark.value
    let p = mark.location().position()
    place(top + left, dx: x(p), dy: y(p), pdf.artifact(it))
  }
}

// The lines of a double border along an edge of a cell, t thick and as far apart; dx and dy lead to the edge.
#let two-lines(edge, dx, dy, w, t, c) = for d in (-t, t) {
  place(edge + left, dx: dx, dy: dy + d, pdf.artifact(line(length: w, stroke: t + c)))
}

// In a table's header, what may stand where it stands first only: repeated it is no content, and holds no links.
#let once(name, it, again) = {
  [#metadata(none)#label(name)]
  context {
    let all = query(label(name))
    if all.len() == 0 or all.first().location().page() == here().page() { it } else { again }
  }
}

// What a paragraph stands in. No function of our own: a call of one is hashed and remembered with all
// that it is given, and there are thousands.
#let B = block.with(width: 100%)

#let plain(it) = if type(it) == str { it } else if it.has("text") { plain(it.text) } else if it.has("children") { it.children.map(plain).join() } else if it.has("body") { plain(it.body) } else if it.has("child") { plain(it.child) } else { "" }
// Width of what stands before the decimal sign.
#let before-sign(it, dec) = {
  let whole = measure(it).width
  let t = plain(it)
  if t == none { return whole }
  let at = t.position(dec)
  if at == none or t.len() == 0 { whole } else { whole * (at / t.len()) }
}

// Where the tab before segment i leads to from x: the stop for it alone, else the next one, else one of the usual ones,
// which have no number of their own.
#let next-stop(i, x, stops, default) = {
  let own = stops.find(t => t.at(3, default: none) == i)
  let stop = if own != none { own } else { stops.find(t => t.len() < 4 and t.at(0) > x + 0.05pt) }
  if stop != none { (..stop.slice(0, 3), true) } else { ((calc.floor((x + 0.05pt) / default) + 1) * default, "left", none, false) }
}
// How far the tab before segment n reaches, and how far what comes after it stands out over the right edge.
#let tab-reach(n, stops, x0, wrap, end, default, dec, below, strut, looks: (), ..segments) = {
  let segments = segments.pos()
  let folded(x) = if x > end and end > wrap + 10pt { wrap + calc.rem((x - end).pt(), (end - wrap).pt()) * 1pt } else { x }
  let x = x0 + measure(segments.at(0)).width
  let folds = x > end
  x = folded(x)
  let stops = if wrap > x0 { (stops + ((wrap, "left", none),)).sorted(key: s => s.at(0)) } else { stops }
  for i in range(1, n + 1) {
    let s = segments.at(i)
    let (pos, kind, leader, named) = next-stop(i, x, stops, default)
    // No stop is left in this line: the tab begins the next one, unless nothing is seen from there on.
    let leaves = not named and not folds and pos > end + 0.05pt
    let breaks = leaves and (segments.slice(i).any(s => s != []) or range(i - 1, looks.len()).any(k => looks.at(k) != none))
    if breaks { (pos, kind, leader, named) = next-stop(i, wrap, stops, default) }
    if breaks { x = wrap }
    let w = if kind == "left" and i == n { 0pt } else { measure(s).width }
    let gap = if leaves and not breaks { 0pt } else if kind == "left" { pos - x } else if kind == "right" { pos - w - x } else if kind == "center" { pos - w / 2 - x } else { pos - x - before-sign(s, dec) }
    // A last stop at the right edge must not wrap for a rounding error.
    gap = calc.max(0pt, gap - 0.02pt)
    let is-out(kind, pos) = kind != "left" and pos > end
    let out = is-out(kind, pos)
    let past = x + gap + w
    let after = if i + 1 < segments.len() { next-stop(i + 1, past, stops, default) }
    // What stands out lets the line go on only where what follows does too.
    let goes-on = out and after != none and is-out(after.at(1), after.at(0))
    if i == n {
      // Where lines before it end is not known here; what is left of this one is.
      let fills = folds and kind == "right" and pos > end - 1pt
      // What stands before it stood out already, and took no room.
      let lead = calc.max(0pt, x - end)
      let over = if not out { 0pt } else if fills { pos - end } else { calc.max(0pt, past - calc.max(x, end) + lead) }
      let ends = not goes-on and segments.slice(i + 1).any(s => s != [])
      return (gap: if fills { 1fr } else { gap }, lead: lead, leader: leader, breaks: breaks, over: over, ends: ends, width: w)
    }
    if not goes-on { folds = folds or past > end }
    x = if goes-on { past } else if out { wrap } else { folded(past) }
  }
}
// Two spaces as wide as a tab is.
#let stretched(t, width) = t(tracking: width - 2 * measure(t("\\u{a0}")).width, "\\u{a0}\\u{a0}")
#let tab-space(gap, leader, look) = {
  if leader == none { if look == none or gap == 1fr { h(gap) } else { look(gap) } } else {
    if look != none and gap != 1fr { look(gap); h(-gap) }
    box(width: gap, repeat(leader))
  }
}
#let tab-gap(n, looks: (), ..args) = {
  let (gap, leader, breaks) = tab-reach(n, looks: looks, ..args)
  if breaks { linebreak(); args.pos().at(7) }
  tab-space(gap, leader, looks.at(n - 1, default: none))
}
// A tab and its text. What stands out over the right edge takes no room, so that the line does not break before it,
// but after it where there is more that does not.
#let tab-out(n, it, looks: (), ..args) = {
  let (gap, lead, leader, breaks, over, ends, width) = tab-reach(n, looks: looks, ..args)
  let below = args.pos().at(6)
  let within(width, it) = box(width: calc.max(0pt, width - over - 0.05pt), baseline: below, box(width: width, baseline: below, it))
  let more = if ends { linebreak() }
  let space = tab-space(gap, leader, looks.at(n - 1, default: none))
  if breaks { linebreak(); args.pos().at(7) }
  if over == 0pt { space; it } else if gap == 1fr { space; within(width, it); more } else { within(lead + gap + width, { h(lead); space; it }); more }
}
// One line with tab stops (position, kind, leader), and the number of the tab that alone it is for, if any. x0: where
// the line begins, wrap: where its next lines begin, end: right edge, all from the left edge of the text; below: how far
// the last segment reaches below the baseline; strut: the height of a line that has tabs alone; looks: what is drawn of
// each tab, by its width. Where it can, text stays outside the contexts, so that a heading's title can be read off.
#let tabs(..args) = {
  let (stops, _, _, end) = args.pos().slice(0, 4)
  let segments = args.pos().slice(8)
  let reaches-out = stops.any(s => s.at(1) != "left" and s.at(0) > end)
  if segments.at(0) == [] { args.pos().at(7) } else { segments.at(0) }
  for i in range(1, segments.len()) {
    if reaches-out { context tab-out(i, segments.at(i), ..args) } else { context tab-gap(i, ..args); segments.at(i) }
  }
}
// A footnote that is numbered among those of its page.
#let note-on-page(form, start, body) = context {
  let above = query(selector(<kansli-note>).before(here())).filter(it => it.location().page() == here().page())
  let mark = numbering(form, above.len() + start)
  [#footnote(numbering: _ => mark, body)<kansli-note>]
}
// The page of a label; 0 while there is none.
#let page-at(name) = {
  let found = query(name)
  if found.len() == 0 { 0 } else { found.first().location().page() }
}

// The first page that is a section's: the next one after that where it begins, but for the top of a page.
#let ruled-from(section) = {
  let at = locate(section).position()
  let top = if type(page.margin) == dictionary { page.margin.top } else { page.margin.length }
  if at.y <= top + 0.5pt { at.page } else { at.page + 1 }
}

// 01, 02 … 10, 11.
#let two-digits(n, ..) = if n < 10 { "0" + str(n) } else { str(n) }

// Page numbers: restarts is an array of (label, first number), in order.
#let number-of(page, restarts) = {
  let n = page
  for (name, start) in restarts {
    let p = locate(name).page()
    if p <= page { n = start + page - p }
  }
  n
}
#let page-number(restarts) = number-of(here().page(), restarts)
// The page of a bookmark as numbered there, or in another numbering. places: name → (label, numbering).
#let shown-page(places, restarts, name, wanted) = {
  let (at, usual) = places.at(name)
  numbering(if wanted == none { usual } else { wanted }, number-of(locate(at).page(), restarts))
}
#let page-in(places, restarts, name, wanted, first, stored) = if name not in places { stored } else if first {
  context shown-page(places, restarts, name, wanted)
}

// The nearest text in a style: in a header the first or last of the page, else the one before the page; in the
// text itself the one before, else the one after.
#let running(key, last, in-band, first, stored) = context {
  let all = query(key)
  if all.len() == 0 { return stored }
  if not first { return none }
  let page = here().page()
  let same = if in-band { all.filter(m => m.location().page() == page) } else { () }
  let before = if in-band { all.filter(m => m.location().page() < page) } else { query(selector(key).before(here())) }
  let found = if same.len() > 0 { if last { same.last() } else { same.first() } } else if before.len() > 0 { before.last() } else { all.first() }
  found.value
}

// Columns of equal length, where the page has room for them.
#let balanced(n, gutter, width, pitch, ruled, it) = {
  set text(costs: (widow: 0%, orphan: 0%))
  context {
    let whole = measure(it, width: width).height
    let height = calc.ceil(whole / n / pitch) * pitch + 0.1pt
    // Four margins that are alike are one length.
    let below = if type(page.margin) == dictionary { page.margin.bottom } else { page.margin.length }
    let rest = page.height - below - here().position().y
    let rules = if ruled { for i in range(1, n) { place(top + left, dx: i * (width + gutter) - gutter / 2, pdf.artifact(line(angle: 90deg, length: height, stroke: 0.5pt))) } }
    if height <= rest { block(height: height, width: 100%, { rules; columns(n, gutter: gutter, it) }) } else { columns(n, gutter: gutter, it) }
  }
}

// A cell whose row is at least h high.
#let high(w, h, al, it) = context {
  let rest = h - measure(it, width: w).height
  if rest <= 0pt { it } else if al == top { it; v(rest) } else if al == bottom { v(rest); it } else { v(rest / 2); it; v(rest / 2) }
}
`;
