// Small mends that need scripts: names and focus for parts that Markdown leaves without.
"use strict";
(() => {
  // A wide table scrolls inside its own box, which the keyboard must reach. (The class also keeps Material's script,
  // which would wrap the table without that, away from it.)
  for (const table of document.querySelectorAll(".md-typeset table:not([class])")) {
    table.classList.add("data-table");
    if (table.parentElement?.classList.contains("table-scroll")) continue;
    const box = document.createElement("div");
    box.className = "table-scroll";
    table.replaceWith(box);
    box.append(table);
  }
  // So must a long line of code, and on a telephone a line of text with a wide formula in it, which stays what it is.
  // A group, not a region: a page may hold many, and they are no landmarks.
  const lines = ".md-typeset :is(p, h1, h2, h3, .prose, .answer__body):has(math)";
  const found = document.querySelectorAll(`.table-scroll, .md-typeset pre, ${lines}`);
  const boxes = [...found].filter((box) => box instanceof HTMLElement);
  /** @param {HTMLElement} box */
  const nameOf = (box) => (box.matches(lines) ? "" : box.matches("pre") ? (box.ariaLabel ?? "Code") : nameOfTable(box));
  const names = new Map(boxes.map((box) => [box, nameOf(box)]));

  /** Only a box that does scroll is a stop for the keyboard. @param {HTMLElement[]} all */
  const judge = (all) => {
    // What is far from the screen is not laid out: it is judged when it comes near.
    const some = all.filter((box) => box.checkVisibility({ contentVisibilityAuto: true }));
    // All are measured before any is changed: else the page would be laid out anew for each.
    const scroll = some.map((box) => box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX !== "visible");
    for (const [place, box] of some.entries()) tell(box, scroll[place] ?? false);
  };

  /** @param {HTMLElement} box @param {boolean} scrolls */
  const tell = (box, scrolls) => {
    const name = names.get(box);
    box.toggleAttribute("tabindex", false);
    if (scrolls) box.tabIndex = 0;
    if (scrolls && name) {
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", name);
    } else {
      box.removeAttribute("role");
      box.removeAttribute("aria-label");
    }
  };
  const sizes = new ResizeObserver((changes) => judge(changes.map(({ target }) => /** @type {HTMLElement} */ (target))));
  for (const box of boxes) sizes.observe(box);
  // A font that comes late widens what is in the box, not the box. (To ask for the fonts any sooner would have the page
  // laid out at once, and then again.)
  addEventListener("load", () => document.fonts.ready.then(() => judge(boxes)));

  // A heading cell may hold a formula and nothing else; not every program that reads pages aloud looks into those.
  for (const formula of document.querySelectorAll("th > math[alttext]:only-child")) {
    formula.setAttribute("aria-label", formula.getAttribute("alttext") ?? "");
  }

  // A task's box is named by its text.
  for (const box of document.querySelectorAll(".task-list-item input[type=checkbox]:not([aria-label])")) {
    const text = box.closest("li")?.textContent?.trim();
    if (text) box.setAttribute("aria-label", text);
  }

  // A content tab that the address points at is chosen.
  const target = document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLInputElement && target.name.startsWith("__tabbed_")) target.checked = true;

  // A long side list starts where the page is; with the first frame, for which all is laid out anyhow.
  requestAnimationFrame(() => {
    const here = document.querySelector("#site-nav [aria-current=page]");
    const list = here?.closest(".md-sidebar__scrollwrap");
    if (here instanceof HTMLElement && list) list.scrollTop = here.offsetTop - list.clientHeight / 2;
  });

  /** @param {Element} box */
  function nameOfTable(box) {
    const name = box.querySelector("caption")?.textContent ?? headingBefore(box)?.textContent ?? "";
    return name ? `Table: ${name.trim()}` : "Table";
  }

  /**
   * The nearest heading above an element, which says best what it shows.
   * @param {Element} element
   */
  function headingBefore(element) {
    /** @type {Element | null} */
    let last = null;
    for (const heading of document.querySelectorAll(".md-typeset :is(h1, h2, h3, h4)")) {
      if (!(heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
      last = heading;
    }
    return last && withoutLinkMark(last);
  }

  /** @param {Element} heading */
  function withoutLinkMark(heading) {
    const copy = /** @type {Element} */ (heading.cloneNode(true));
    copy.querySelector(".headerlink")?.remove();
    return copy;
  }
})();
