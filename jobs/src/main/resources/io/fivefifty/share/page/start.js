// Without any of this the page can be read; with it, it can be asked.

const OPENED_ON_PAPER = 10;
let openedForPaper = [];

function openForPaper() {
  openedForPaper = sorted(view.sort, view.order === 'down')
      .filter(row => !row.element.hidden)
      .slice(0, OPENED_ON_PAPER)
      .filter(row => !isOpen(row));
  openedForPaper.forEach(row => toggle(row, true));
  fitDetails();
}

function closeAfterPaper() {
  openedForPaper.forEach(row => toggle(row, false));
  openedForPaper = [];
  fitDetails();
}

function followAddress() {
  if (location.hash === '' || location.hash.includes('=')) { // others are places in the page
    view = stateOf(location.hash);
    draw();
    showInControls();
  }
}

document.documentElement.classList.add('script');
if (table) {
  table.classList.add('script');
  letFilter();
  letSort();
  letRowsOpen();
  followAddress();
  addEventListener('hashchange', followAddress);
  addEventListener('resize', fitDetails);
  matchMedia('print').addEventListener('change', event => event.matches ? openForPaper() : closeAfterPaper());
}
drawCauses();
drawParts();
