"""Who is in the bank: adapters come from the host's memory when sequences need them, and make room when they do not.

Knows adapters by revision, and the needs of sequences as numbers; not sequences, not steps. What is written to the bank, and what is
read from disk, is decided on the model's thread; `use`, `release` and `wish` may be called by any that holds `inbox.ready`.
"""

from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future
from contextlib import suppress

from lmoe.engine.bank import Bank
from lmoe.engine.host import HostMemory
from lmoe.engine.inbox import Inbox
from lmoe.engine.moves import Moves, refused
from lmoe.engine.plan import Need, chosen, leaving
from lmoe.engine.tenant import Place, Tenant, tell
from lmoe.errors import InvalidRequest, LmoeError, ModelNotFound, Unavailable
from lmoe.experts.adapter import Adapter
from lmoe.experts.package import Source
from lmoe.generation import Adapters

WISHES = 64
"""Adapters that are remembered as needed soon."""

Failure = tuple[str, LmoeError]


class Residence:
    """Without a `host` nobody ever leaves the bank but for good. `forget(revision)` is told of those."""

    def __init__(self, bank: Bank, host: HostMemory | None, inbox: Inbox, forget: Callable[[str], None]) -> None:
        self._bank = bank
        self._host = host
        self._inbox = inbox
        self._forget = forget
        self._tenants: dict[str, Tenant] = {}
        self._held: Counter[str] = Counter()
        self._wishes: OrderedDict[str, None] = OrderedDict()
        self._leaving: set[str] = set()
        self._missing: set[str] = set()
        self._moves = Moves(bank)
        self._failures: list[Failure] = []
        self._turn = 0
        self._news = False
        self._counts = Counter[str]()

    # With `inbox.ready` held: any thread.

    @property
    def welcome(self) -> frozenset[str]:
        """Revisions that new sequences may use."""
        return frozenset(t.revision for t in self._tenants.values() if t.welcome)

    @property
    def inside(self) -> frozenset[str]:
        """Revisions whose columns are in the bank."""
        return frozenset(t.revision for t in self._tenants.values() if t.place is Place.IN)

    @property
    def state(self) -> Adapters:
        c, host = self._counts, self._host
        kept, reads = (len(host.revisions), host.reads) if host is not None else (0, 0)
        return Adapters(len(self.welcome), len(self.inside), kept, c["hits"], c["misses"], c["loads"], c["evictions"], reads)

    @property
    def restless(self) -> bool:
        """Whether there is something to write, or something new to plan for."""
        return bool(self._moves.under_way) or self._news

    def use(self, revisions: Collection[str]) -> None:
        """A sequence needs these together. Raises ModelNotFound, and InvalidRequest when they never fit the bank together."""
        for revision in revisions:
            if revision not in self._tenants or not self._tenants[revision].welcome:
                raise ModelNotFound(revision)
        size, limit = sum(self._tenants[r].size for r in set(revisions)), self._bank.limit
        if limit is not None and size > limit:
            reason = f"the blend's experts need {size} bytes together, but --adapter-memory is {limit} bytes; name fewer."
            raise InvalidRequest(f"Invalid 'expert': {reason}", param="expert")
        for revision in revisions:
            tenant = self._tenants[revision]
            tenant.uses += 1
            tenant.refused = False
            self._counts["hits" if tenant.place is Place.IN else "misses"] += 1
            if tenant.place is not Place.IN:
                self._missing.add(revision)
        self.wish(revisions)

    def release(self, revisions: Iterable[str]) -> None:
        for revision in revisions:
            tenant = self._tenants[revision]
            tenant.uses -= 1
            tenant.used = self._turn
            if not tenant.uses:
                tenant.refused = False
                self._missing.discard(revision)

    def wish(self, revisions: Iterable[str]) -> None:
        """These will be needed soon: they come in where that hurts nobody."""
        for revision in revisions:
            tenant = self._tenants.get(revision)
            if tenant is not None and tenant.place is Place.OUT:
                self._wishes[revision] = None
                self._news = True
        while len(self._wishes) > WISHES:
            self._wishes.popitem(last=False)

    # The model's thread.

    def admit(self, adapter: Adapter, source: Source | None) -> "Future[None]":
        """Take a checked adapter in, held; the future is done when it is in the bank. `greet` or `let_go` afterwards."""
        revision = adapter.revision
        with self._inbox.ready:
            tenant = self._tenants.setdefault(revision, Tenant(revision, self._bank.size(adapter)))
            if self._host is not None:
                self._host.put(adapter, source)
            elif tenant.place is Place.OUT:
                self._start(tenant, adapter, [])
            return self.hold(revision)

    def entrust(self, revision: str, size: int, source: Source) -> None:
        """Know an adapter of `size` bytes without reading it: sequences may use it from now on. Needs a host's memory."""
        assert self._host is not None
        with self._inbox.ready:
            self._host.entrust(revision, source)
            self._tenants.setdefault(revision, Tenant(revision, size)).welcome = True

    def hold(self, revision: str) -> "Future[None]":
        """Bring a revision into the bank, and keep it there until `let_go`. Raises ModelNotFound."""
        arrival: Future[None] = Future()
        with self._inbox.ready:
            tenant = self._tenants.get(revision)
            if tenant is None:
                raise ModelNotFound(revision)
            tenant.uses += 1
            tenant.refused = False
            self._held[revision] += 1
            if tenant.place is Place.IN:
                arrival.set_result(None)
            else:
                self._missing.add(revision)
                tenant.arrivals.append(arrival)
        return arrival

    def let_go(self, revision: str) -> None:
        with self._inbox.ready:
            self._held -= Counter([revision])
            self.release([revision])
            if not self._tenants[revision].welcome:
                self._leaving.add(revision)
        self.sweep()

    def greet(self, revision: str) -> None:
        """From now on new sequences may use it. Whoever waits for an earlier removal of it waits for nothing any more."""
        with self._inbox.ready:
            tenant = self._tenants[revision]
            tenant.welcome = True
            self._leaving.discard(revision)
        tell(tenant.removals)

    def close_door(self, revision: str) -> None:
        """No new sequences from now on; any thread."""
        with self._inbox.ready:
            if revision in self._tenants:
                self._tenants[revision].welcome = False

    def dismiss(self, revision: str, done: "Future[None]") -> None:
        """Drop a revision whose door is closed once nobody uses it; `done` hears of it."""
        tenant = self._tenants.get(revision)
        if tenant is None:
            done.set_result(None)
            return
        tenant.removals.append(done)
        if tenant.welcome:
            # Added again meanwhile.
            tell(tenant.removals)
        else:
            self._leaving.add(revision)
            self.sweep()

    def sweep(self) -> None:
        """Let those go for good who are to leave, and whom nobody uses any more."""
        for revision in list(self._leaving):
            tenant = self._tenants[revision]
            # What is half written is finished first: nothing else would know what to undo.
            if tenant.uses or tenant.place in (Place.COMING, Place.LEAVING):
                continue
            self._bank.remove(revision)
            if self._host is not None:
                self._host.drop(revision)
            with self._inbox.ready:
                self._leaving.discard(revision)
                self._wishes.pop(revision, None)
                del self._tenants[revision]
            self._forget(revision)
            tell(tenant.removals)

    def ready(self, revisions: Iterable[str]) -> bool:
        """Whether a sequence with these may run now."""
        return all(self._tenants[revision].place is Place.IN for revision in revisions)

    def ran(self, revisions: Iterable[str]) -> None:
        """A step ran with these."""
        self._turn += 1
        for revision in revisions:
            tenant = self._tenants[revision]
            tenant.steps += 1
            tenant.used = self._turn

    @property
    def lacking(self) -> bool:
        """Whether anybody needs, or will need, what is not in the bank."""
        return bool(self._missing) or bool(self._wishes)

    def plan(self, needs: Iterable[Need]) -> None:
        """Start to bring in what `needs`, additions and wishes lack, as far as it fits beside what goes on."""
        self._news = False
        if self._host is None or self._bank.limit is None:
            return
        # Who is held and in stays in, whoever is held and out.
        first = [*self._moves.under_way, *sorted(self._held, key=lambda r: (self._tenants[r].place is not Place.IN, r))]
        wanted = chosen(first, needs, self._wishes, self._tenants, self._bank.limit)
        keep = frozenset(wanted)
        for revision in wanted:
            tenant = self._tenants[revision]
            if tenant.place is Place.OUT and not tenant.reading and not tenant.refused:
                self._bring(tenant, self._host, keep)

    def advance(self, seconds: float) -> list[Failure]:
        """Write portions of what is on its way, in turns, for about so long; returns who cannot come, and why."""
        for revision, error in self._moves.advance(seconds):
            if error is None:
                self._arrived(self._tenants[revision])
            else:
                self._tenants[revision].place = Place.OUT
                self._failed(revision, error)
        self.sweep()
        failures, self._failures = self._failures, []
        return failures

    def abandon(self, error: LmoeError) -> None:
        """Nobody may wait any longer."""
        if self._host is not None:
            self._host.close()
        for tenant in self._tenants.values():
            tell(tenant.arrivals, error)
            tell(tenant.removals)

    def _bring(self, tenant: Tenant, host: HostMemory, keep: frozenset[str]) -> None:
        adapter = host.get(tenant.revision)
        if adapter is None:
            tenant.reading = True
            host.read(tenant.revision).add_done_callback(lambda read: self._post_read(tenant, read))
            return
        victims = leaving(tenant.size, keep, self._tenants, self._bank.limit or 0)
        if victims is not None:
            self._start(tenant, adapter, victims)

    def _start(self, tenant: Tenant, adapter: Adapter, victims: list[Tenant]) -> None:
        tenant.place = Place.COMING
        self._wishes.pop(tenant.revision, None)
        for victim in victims:
            victim.place = Place.LEAVING
            self._counts["evictions"] += 1
            if victim.uses:
                self._missing.add(victim.revision)
        self._moves.start(adapter, tenant.size, victims)

    def _arrived(self, tenant: Tenant) -> None:
        with self._inbox.ready:
            tenant.place, tenant.steps, tenant.used = Place.IN, 0, self._turn
            self._missing.discard(tenant.revision)
            self._counts["loads"] += 1
        if self._host is not None:
            self._host.trim()
        tell(tenant.arrivals)

    def _post_read(self, tenant: Tenant, read: "Future[Adapter]") -> None:
        with suppress(Unavailable):
            self._inbox.post(lambda: self._was_read(tenant, read))

    def _was_read(self, tenant: Tenant, read: "Future[Adapter]") -> None:
        tenant.reading = False
        error = read.exception()
        if error is not None:
            self._failed(tenant.revision, error)
        elif self._tenants.get(tenant.revision) is tenant and self._host is not None:
            self._host.put(read.result())
            self._news = True

    def _failed(self, revision: str, error: BaseException) -> None:
        tenant = self._tenants.get(revision)
        if tenant is None:
            return
        refusal, apology = refused(revision, tenant.size, error)
        with self._inbox.ready:
            tenant.refused = tenant.uses > 0
            self._wishes.pop(revision, None)
        self._failures.append((revision, apology))
        tell(tenant.arrivals, refusal)
