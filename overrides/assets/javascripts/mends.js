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
  for (const box of document.querySelectorAll(".table-scroll")) {
    if (!(box instanceof HTMLElement)) continue;
    const name = box.querySelector("caption")?.textContent ?? headingBefore(box)?.textContent ?? "";
    const watch = new ResizeObserver(() => {
      // Only a box that does scroll is a stop for the keyboard.
      const scrolls = box.scrollWidth > box.clientWidth;
      box.toggleAttribute("tabindex", false);
      if (scrolls) {
        box.tabIndex = 0;
        box.setAttribute("role", "region");
        box.setAttribute("aria-label", name ? `Table: ${name.trim()}` : "Table");
      } else {
        box.removeAttribute("role");
        box.removeAttribute("aria-label");
      }
    });
    watch.observe(box);
  }

  // A task's box is named by its text.
  for (const box of document.querySelectorAll(".task-list-item input[type=checkbox]:not([aria-label])")) {
    const text = box.closest("li")?.textContent?.trim();
    if (text) box.setAttribute("aria-label", text);
  }

  // A content tab that the address points at is chosen.
  const target = document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLInputElement && target.name.startsWith("__tabbed_")) target.checked = true;

  // A long side list starts where the page is.
  const here = document.querySelector("#site-nav [aria-current=page]");
  const list = here?.closest(".md-sidebar__scrollwrap");
  if (here instanceof HTMLElement && list) list.scrollTop = here.offsetTop - list.clientHeight / 2;

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
