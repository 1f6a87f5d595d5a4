// Goes to one of the articles that the page lists, and leaves the list out of the way back.
"use strict";
const links = document.querySelectorAll("[data-chance] a");
if (links.length) location.replace(links[Math.floor(Math.random() * links.length)].href);
