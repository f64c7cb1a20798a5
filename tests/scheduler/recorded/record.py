"""Drives the real Scheduler of an installed dask.distributed without network, event loop or workers: stimuli in, states out.

usage: python record.py fuzz FIRST COUNT OUT.jsonl     random scenarios by seed
       python record.py replay IN.jsonl OUT.jsonl      the same stimuli under other hash orders
"""
import asyncio, builtins, functools, json, logging, math, random, sys, warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)
import dask
import distributed
import distributed.scheduler as ds
import distributed.stealing as steal_module
from distributed.core import Status

VERSION = distributed.__version__
YEAR = int(VERSION.split(".")[0])
RULES = "2022.12.1" if YEAR == 2022 else "2024.7.0" if YEAR == 2024 else "2026.7"
NOT_MANY = 1 << 60
FRESH = False


class OrderedSet(set):
    """A set that is iterated in the order of insertion: one of the orders in which a set of tasks may be iterated."""

    def __init__(self, items=()):
        super().__init__()
        self._order = {}
        for item in items:
            self.add(item)

    def __iter__(self): return iter(list(self._order))
    def add(self, item): super().add(item); self._order[item] = None
    def discard(self, item): super().discard(item); self._order.pop(item, None)
    def remove(self, item): super().remove(item); self._order.pop(item, None)
    def clear(self): super().clear(); self._order.clear()
    def copy(self): return OrderedSet(self)
    def update(self, *others):
        for other in others:
            for item in other: self.add(item)
    def pop(self):
        item = next(iter(self._order)); self.remove(item); return item
    def __ior__(self, other): self.update(other); return self
    def __isub__(self, other):
        for item in list(other): self.discard(item)
        return self
    def __iand__(self, other):
        for item in list(self):
            if item not in other: self.discard(item)
        return self
    def __reduce__(self): return (set, (list(self),))


class Places(dict):
    """A dict in which the last takes the place of what is removed; iterated by place."""

    def pop(self, key, *default):
        if key not in self: return default[0]
        value = self[key]
        keys = list(super().keys())
        last = keys[-1]
        items = {k: self[k] for k in keys}
        del items[key]
        if last != key:
            items = {(last if k == key else k): self[last if k == key else k] for k in keys[:-1]}
        super().clear(); super().update(items)
        return value
    def __delitem__(self, key): self.pop(key)
    def values(self): return list(super().values())


class PlacedSet(OrderedSet):
    """The same for a set."""

    def __init__(self, items=()):
        super().__init__()
        self._order = Places()
        for item in items: self.add(item)
    def copy(self): return OrderedSet(self)


class Order:
    """How ties are broken: canonical (by arrival) where `salt` is None, else by chance."""

    salt = None
    count = 0
    restrictions = {}
    scheduler = None

    @classmethod
    def hash(cls, thing):
        if cls.salt is None:
            cls.count += 1
            return cls.count
        return builtins.hash((cls.salt, thing))

    @classmethod
    def min(cls, *args, key=None, **kw):
        if cls.salt is not None or len(args) != 1:
            return builtins.min(*args, key=key, **kw)
        items = list(args[0])
        if items and isinstance(items[0], ds.WorkerState):
            rank = cls.rank(args[0], key)
            if rank: items.sort(key=rank)
        return builtins.min(items, key=key, **kw)

    @classmethod
    def rank(cls, items, key):
        """Among equals: who holds an input first, then who is named first, else who arrived first."""
        if not isinstance(key, functools.partial):
            return lambda ws: ws.address if isinstance(items, set) else 0
        if type(items) is not builtins.set:
            return None
        s, ts = cls.scheduler, key.args[0] if isinstance(key.args[0], ds.TaskState) else key.args[1]
        if key.func.__name__ != "worker_objective":
            order = list(s.idle)
            return lambda ws: order.index(ws.address)
        order = [ws.address for dts in reversed(list(ts.dependencies)) for ws in dts.who_has or ()]
        order += cls.restrictions.get(ts.key, [])
        return lambda ws: (order.index(ws.address) if ws.address in order else NOT_MANY, ws.address)


ds.hash = Order.hash
ds.min = Order.min
steal_module.min = Order.min


class Comm:
    """Stands for every connection: what is sent is kept."""

    def __init__(self, *args, **kwargs): self.sent = []
    def send(self, *messages): self.sent.extend(messages)
    async def write(self, message): pass
    def start(self, comm): pass
    def closed(self): return False
    def abort(self): pass
    async def close(self, *a, **k): pass


ds.BatchedSend = Comm
CLOCK = [1000.0]
ds.time = lambda: CLOCK[0]


class Spec:
    """A task's run_spec, as far as the scheduler looks at it."""

    data_producer = False

    def __init__(self, key, dependencies):
        self.key, self.dependencies = key, dependencies

    def __dask_tokenize__(self): return self.key


def metrics(memory=0, bandwidth=100_000_000):
    return {
        "bandwidth": {"total": bandwidth, "workers": {}, "types": {}},
        "memory": memory, "spilled_bytes": {"memory": 0, "disk": 0}, "spilled_nbytes": {"memory": 0, "disk": 0},
        "managed_bytes": memory, "digests_total_since_heartbeat": {}, "event_loop_interval": 0.02,
        "executing": 0, "ready": 0, "in_memory": 0, "in_flight": 0, "time": CLOCK[0], "cpu": 0, "num_fds": 0,
    }


class Stage:
    """A real scheduler, and what may be done to it."""

    def __init__(self, config=(), salt=None):
        Order.salt, Order.count = salt, 0
        ds.set = steal_module.set = OrderedSet if salt is None else builtins.set
        Order.restrictions = {}
        CLOCK[0] = 1000.0
        config = dict(config)
        settings = {
            "distributed.scheduler.worker-saturation": math.inf if config.get("workerSaturation") == "inf" else config.get("workerSaturation", 1.1),
            "distributed.scheduler.allowed-failures": config.get("allowedFailures", 3),
            "distributed.scheduler.bandwidth": config.get("bandwidth", 100_000_000),
            "distributed.scheduler.unknown-task-duration": f"{config.get('unknownTaskDuration', 0.5)}s",
            "distributed.scheduler.validate": False,
        }
        dask.config.set(settings)
        self.bandwidth0 = config.get("bandwidth", 100_000_000)
        ds.DEFAULT_DATA_SIZE = getattr(ds, "DEFAULT_DATA_SIZE", 1024)
        self.s = ds.Scheduler(dashboard=False, dashboard_address=None, port=0)
        s = Order.scheduler = self.s
        if salt is None: s.idle, s.running = Places(), PlacedSet()
        async def nothing(*a, **k): pass
        s.handle_worker = nothing
        s.clients["client"] = ds.ClientState("client")
        self.client = s.client_comms["client"] = Comm()
        s.rpc.remove = lambda address: None
        self.address, self.names = {}, {}
        self.rng = random.Random(salt)
        self.stimulus = 0
        self.task_orders = 0

    def address_of(self, name):
        if name not in self.address:
            n = int(name[1:]) if Order.salt is None else self.rng.randrange(10**6)
            self.address[name] = f"tcp://127.0.0.1:{10_000_000 + n}"
            self.names[self.address[name]] = name
        return self.address[name]

    def worker(self, name): return self.s.workers.get(self.address.get(name))
    def name(self, ws): return self.names[ws.address]

    async def do(self, event):
        self.stimulus += 1
        CLOCK[0] += 0.001
        return await getattr(self, "do_" + event["do"])(event, f"{event['do']}-{self.stimulus}")

    async def do_addWorker(self, event, sid):
        spec = event["worker"]
        address = self.address_of(spec["id"])
        await self.s.add_worker(
            Comm(), address=address, status="running", server_id=spec["id"], nthreads=spec.get("nthreads", 1), name=spec["id"],
            resolve_address=False, now=CLOCK[0], resources={}, memory_limit=spec.get("memoryLimit", 0),
            metrics=metrics(bandwidth=self.bandwidth0), services={}, local_directory="", versions={}, nanny="", extra={}, stimulus_id=sid)

    async def do_submit(self, event, sid):
        tasks = event["tasks"]
        deps = {t["key"]: OrderedSet(reversed(t.get("deps", []))) for t in tasks}
        keys = [t["key"] for t in tasks if t.get("wanted", True)]
        orders = {t["key"]: t["priority"][2] for t in tasks}
        users = {t["key"]: -t["priority"][0] for t in tasks}
        generation = tasks[0]["priority"][1]
        s = self.s
        s.generation, s._last_time = generation, CLOCK[0] + 1
        restrictions = {t["key"]: [self.address_of(w) for w in t["restrictions"]] for t in tasks if t.get("restrictions")}
        Order.restrictions.update(restrictions)
        loose = [t["key"] for t in tasks if t.get("loose")]
        retries = {t["key"]: t["retries"] for t in tasks if t.get("retries")}
        if YEAR == 2022:
            s.update_graph(client="client", tasks={k: b"spec" for k in deps}, keys=OrderedSet(keys), dependencies=deps,
                           priority=orders, user_priority=users, restrictions=restrictions, loose_restrictions=loose,
                           retries=retries, fifo_timeout=60, stimulus_id=sid)
            return
        annotations = {}
        if restrictions: annotations["workers"] = restrictions
        if loose: annotations["allow_other_workers"] = {k: True for k in loose}
        if retries: annotations["retries"] = retries
        common = dict(start=CLOCK[0], keys=OrderedSet(keys), ordered=orders, client="client", annotations_by_type=annotations,
                      global_annotations=None, stimulus_id=sid, submitting_task=None, user_priority=users, fifo_timeout=60, span_metadata={"collections": []})
        if YEAR == 2024:
            s._create_taskstate_from_graph(dsk={k: Spec(k, d) for k, d in deps.items()}, dependencies=deps, **common)
        else:
            s._create_taskstate_from_graph(dsk={k: Spec(k, d) for k, d in deps.items()}, **common)

    def _on(self, key):
        ts = self.s.tasks.get(key)
        return (ts, ts.processing_on.address) if ts is not None and ts.processing_on else (ts, None)

    async def do_finish(self, event, sid):
        ts, address = self._on(event["key"])
        if address is None: return
        more = {} if YEAR == 2022 else {"run_id": ts.run_id}
        self.s.handle_task_finished(
            key=event["key"], worker=address, stimulus_id=sid, status="OK", nbytes=event["nbytes"], type=b"", typename="int", metadata={},
            thread=1, startstops=[{"action": "compute", "start": 0.0, "stop": event["duration"]}], **more)

    async def do_err(self, event, sid):
        ts, address = self._on(event["key"])
        if address is None: return
        more = {} if YEAR == 2022 else {"run_id": ts.run_id}
        self.s.handle_task_erred(key=event["key"], stimulus_id=sid, worker=address, exception=b"e", traceback=b"t", exception_text="e",
                                 traceback_text="t", **more)

    async def do_secede(self, event, sid):
        ts, address = self._on(event["key"])
        if address is None: return
        more = {"run_id": ts.run_id} if YEAR >= 2025 else {}
        self.s.handle_long_running(key=event["key"], worker=address, compute_duration=event.get("duration"), stimulus_id=sid, **more)

    async def do_release(self, event, sid):
        self.s.client_releases_keys(keys=[event["key"]], client="client", stimulus_id=sid)

    async def do_loseWorker(self, event, sid):
        graceful = event.get("graceful", False)
        await self.s.remove_worker(self.address[event["worker"]], stimulus_id=sid, close=False, **({"safe": graceful} if YEAR == 2022 else {"expected": graceful}))

    async def do_pause(self, event, sid): self.s.handle_worker_status_change("paused", self.address[event["worker"]], sid)
    async def do_unpause(self, event, sid): self.s.handle_worker_status_change("running", self.address[event["worker"]], sid)

    async def do_heartbeat(self, event, sid):
        self.s.heartbeat_worker(address=self.address[event["worker"]], resolve_address=False, now=CLOCK[0], resources={},
                                metrics=metrics(bandwidth=event.get("bandwidth", self.s.bandwidth)), executing=event["executing"])

    async def do_addKeys(self, event, sid):
        self.s.add_keys(worker=self.address[event["worker"]], keys=event["keys"], stimulus_id=sid)

    async def do_balance(self, event, sid):
        steal = self.s.extensions["stealing"]
        if FRESH: self.freshen(steal)
        steal.balance()
        self.ever = getattr(self, "ever", set()) | {(ts, ts.processing_on) for ts in steal.in_flight}
        asked = [(ts.key, info) for ts, info in steal.in_flight.items()]
        self.asked = {key: [self.name(info["victim"]), self.name(info["thief"])] for key, info in asked}
        for key, info in asked:
            answer = event["answers"].get(key, event["answers"].get("*", "ready"))
            if answer == "unknown": answer = None
            result = steal.move_task_confirm(key=key, state=answer, stimulus_id=info["stimulus_id"], worker=info["victim"].address)
            if result is not None: await result

    def freshen(self, steal):
        """Sort all tasks anew by what stealing them would cost now. Those that were asked for before stay out."""
        self.ever = {(ts, ws) for ts, ws in getattr(self, "ever", ()) if ts.processing_on is ws}
        for ws in self.s.workers.values():
            for ts in ws.processing:
                steal.remove_key_from_stealable(ts)
                if (ts, ws) not in self.ever and ts not in ws.long_running: steal.put_key_in_stealable(ts)

    # ------------------------------------------------------------------------------------------------------------------

    def look(self):
        s, name = self.s, self.name
        return {
            "tasks": {k: {
                "state": t.state, "on": name(t.processing_on) if t.processing_on else None,
                "whoHas": sorted(map(name, t.who_has or ())), "missing": len(t.waiting_on or ()) if t.state == "waiting" else 0,
                "waiters": len(t.waiters or ()), "wanted": bool(t.who_wants), "suspicious": t.suspicious, "retries": t.retries,
                "cause": t.exception_blame.key if t.state == "erred" and t.exception_blame else None,
            } for k, t in s.tasks.items()},
            "workers": {name(w): {
                "status": w.status.name, "occupancy": w.occupancy, "idle": w.address in s.idle, "saturated": w in s.saturated,
                "open": w in s.idle_task_count, "nbytes": w.nbytes, "longRunning": len(w.long_running),
            } for w in s.workers.values()},
            "queued": [t.key for t in sorted(s.queued, key=lambda t: t.priority)],
            "noWorker": sorted(t.key for t in s.unrunnable),
            "total": s.total_occupancy,
            "bandwidth": s.bandwidth,
            "target": s.adaptive_target(),
            "close": sorted(map(self.name_of, s.workers_to_close())),
            "groups": {g.name: {k: v for k, v in g.states.items() if v} for g in s.task_groups.values()},
            "durations": {p.name: [p.duration_average, p.max_exec_time] for p in s.task_prefixes.values()},
            "asked": getattr(self, "asked", {}),
        }

    def name_of(self, worker):
        return self.names[worker] if isinstance(worker, str) else self.name(worker)


class Fuzz:
    """Chooses the next stimulus from what is possible in the real state."""

    def __init__(self, seed, plain=False, small=False):
        self.rng = rng = random.Random(seed)
        self.plain, self.small = plain, small
        self.config = {}
        if rng.random() < 0.25: self.config["workerSaturation"] = rng.choice(["inf", 1.0, 2.0, 1.5])
        if rng.random() < 0.2: self.config["allowedFailures"] = rng.choice([0, 1])
        self.names = 0
        self.graphs = 0
        self.nbytes = 1000
        self.orders = 0
        self.generation = 0
        self.cheap = rng.random() < 0.5
        self.failures = rng.choice([0, 0, 1, 3])
        self.stages = rng.choice([1, 1, 2] if small else [1, 2, 3, 4])

    def worker(self):
        rng = self.rng
        self.names += 1
        return {"id": f"w{self.names - 1}", "nthreads": rng.choice([1, 1, 2, 4]), "memoryLimit": rng.choice([0, 10**9 + self.names * 1000])}

    def graph(self, stage):
        """A layered graph: groups with dependencies on earlier groups, sometimes on an earlier graph."""
        rng = self.rng
        self.graphs += 1
        if rng.random() < 0.6: self.generation += 1
        layers = []
        tasks = []
        old = [k for k, t in stage.s.tasks.items() if t.state != "erred" and t.who_wants] if rng.random() < 0.3 else []
        user = rng.choice([0, 0, 0, -1, 2])
        for layer in range(rng.randint(1, 2 if self.small else 4)):
            size = rng.choice([1, 2, 3, 5, 7] if self.small else [1, 2, 3, 5, 8, 13, 20])
            name = f"{'abcd'[layer]}{self.graphs if rng.random() < 0.4 else ''}"
            keys = []
            pool = [k for keys_ in layers for k in keys_] + old
            for i in range(size):
                key = f"{name}-{self.graphs}x{i}"
                deps = []
                if pool and rng.random() < 0.9:
                    deps = rng.sample(pool, min(len(pool), rng.choice([1, 1, 2, 3, 5])))
                task = {"key": key, "deps": deps, "retries": rng.choice([0, 0, 0, 1])}
                if rng.random() < 0.07 and self.names:
                    task["restrictions"] = sorted(rng.sample([f"w{j}" for j in range(self.names)], min(self.names, rng.choice([1, 2]))))
                    if rng.random() < 0.5: task["loose"] = True
                tasks.append(task); keys.append(key)
            layers.append(keys)
        used = {d for t in tasks for d in t["deps"]}
        depth = rng.random() < 0.5
        order = list(range(len(tasks)))
        if not depth: rng.shuffle(order)
        for i, t in enumerate(tasks):
            t["priority"] = [user, self.generation, self.orders + order[i]]
            t["wanted"] = t["key"] not in used or rng.random() < 0.15
        self.orders += len(tasks)
        return {"do": "submit", "tasks": tasks}

    def next(self, stage):
        rng, s = self.rng, stage.s
        processing = [t for t in s.tasks.values() if t.state == "processing"]
        workers = list(s.workers.values())
        options = []
        if processing: options += ["finish"] * 12 + ["heartbeat"] * 2
        if any(t not in t.processing_on.long_running for t in processing): options += ["secede"]
        if self.failures and processing: options += ["err"] * self.failures
        if len(workers) < 6: options += ["addWorker"]
        if len(workers) > 1 and self.failures: options += ["loseWorker"] * self.failures
        elif workers and rng.random() < 0.1: options += ["loseWorker"]
        if workers: options += ["pause", "balance", "balance"]
        if any(w.status == Status.paused for w in workers): options += ["unpause"] * 2
        if self.graphs < self.stages: options += ["submit"] * (4 if self.graphs == 0 else 1)
        wanted = [t for t in s.tasks.values() if t.who_wants]
        if wanted: options += ["release"]
        fetched = [(w, k) for w in workers for k in w.needs_what]
        if fetched: options += ["addKeys"] * 4
        if self.plain: options = [o for o in options if o not in ("heartbeat", "balance", "addKeys")]
        kind = rng.choice(options or ["addWorker"])
        pick = lambda things, key: sorted(things, key=key)[rng.randrange(len(things))]
        if kind == "submit": return self.graph(stage)
        if kind == "addWorker": return {"do": kind, "worker": self.worker()}
        if kind in ("finish", "err", "secede"):
            t = pick([t for t in processing if kind != "secede" or t not in t.processing_on.long_running] or processing, lambda t: t.key)
            if kind == "finish":
                self.nbytes += rng.choice([1, 17, 1013])
                size = self.nbytes if self.cheap else rng.randrange(1, 200_000_000)
                return {"do": kind, "key": t.key, "nbytes": size, "duration": round(rng.choice([0.01, 0.1, 1, 3]) * (0.5 + rng.random()), 6)}
            if kind == "secede" and not self.plain and rng.random() < 0.5: return {"do": kind, "key": t.key, "duration": round(rng.random(), 6)}
            return {"do": kind, "key": t.key}
        if kind == "release": return {"do": kind, "key": pick(wanted, lambda t: t.key).key}
        if kind == "loseWorker": return {"do": kind, "worker": stage.name(pick(workers, lambda w: w.address)), "graceful": rng.random() < 0.3}
        if kind == "pause": return {"do": kind, "worker": stage.name(pick(workers, lambda w: w.address))}
        if kind == "unpause": return {"do": kind, "worker": stage.name(pick([w for w in workers if w.status == Status.paused], lambda w: w.address))}
        if kind == "addKeys":
            w, _ = fetched[rng.randrange(len(fetched))]
            keys = sorted(t.key for t in w.needs_what)
            return {"do": kind, "worker": stage.name(w), "keys": keys[: rng.randint(1, len(keys))]}
        if kind == "heartbeat":
            w = pick([t.processing_on for t in processing], lambda w: w.address)
            executing = {t.key: round(rng.choice([0.1, 1, 10]) * rng.random(), 6) for t in sorted(w.processing, key=lambda t: t.priority)[: w.nthreads]}
            event = {"do": kind, "worker": stage.name(w), "executing": executing}
            if rng.random() < 0.3: event["bandwidth"] = rng.randrange(10**7, 10**9)
            return event
        return {"do": "balance", "answers": {"*": rng.choice(["ready", "ready", "executing", "unknown"])}}


async def fuzz(seed):
    f = Fuzz(seed)
    stage = Stage(f.config)
    events, looks = [], []
    start = [{"do": "addWorker", "worker": f.worker()} for _ in range(f.rng.randint(0, 5))]
    for i in range(f.rng.choice([10, 25, 60, 120])):
        event = start.pop(0) if start else f.next(stage)
        before = json.dumps(event)
        try:
            await stage.do(event)
        except Exception as e:
            events.append(json.loads(before)); looks.append({"error": f"{type(e).__name__}: {e}"[:300]}); break
        if event["do"] == "balance" and not stage.asked and f.rng.random() < 0.8: pass
        events.append(json.loads(before)); looks.append(stage.look())
    return {"seed": seed, "rules": RULES, "version": VERSION, "config": f.config, "events": events, "looks": looks}


async def replay(scenario, salt):
    stage = Stage(scenario["config"], salt)
    looks = []
    for event in scenario["events"]:
        try:
            await stage.do(event)
            looks.append(stage.look())
        except Exception as e:
            looks.append({"error": f"{type(e).__name__}: {e}"[:300]}); break
    return looks



# ----------------------------------------------------------------------------------------------------------------------
# Scenarios in the form of ../../../../shared/conformance/README.md


def tidy(task):
    """A task without what is the default anyway."""
    usual = {"deps": [], "retries": 0, "wanted": True, "loose": False, "state": "released", "longRunning": False}
    return {k: v for k, v in task.items() if v is not None and usual.get(k, NOT_MANY) != v}


def outcome(stage):
    s = stage.s
    counts = {}
    for t in s.tasks.values(): counts[t.state] = counts.get(t.state, 0) + 1
    return {
        "states": {k: t.state for k, t in sorted(s.tasks.items())},
        "counts": counts,
        "perWorkerProcessing": {stage.name(w): len(w.processing) for w in s.workers.values()},
        "suspicious": {k: t.suspicious for k, t in sorted(s.tasks.items()) if t.suspicious},
        "queuedOrder": [t.key for t in sorted(s.queued, key=lambda t: t.priority)],
    }


async def play(config, events, salt=None):
    stage = Stage(config, salt)
    for event in events: await stage.do(json.loads(json.dumps(event)))
    return stage


async def events_scenario(seed):
    """What happened in a random run, as far as it is the same under other hash orders."""
    f = Fuzz(seed, plain=True, small=True)
    stage = Stage(f.config)
    events = []
    start = [{"do": "addWorker", "worker": f.worker()} for _ in range(f.rng.randint(0, 4))]
    given = [e["worker"] for e in start]
    for _ in range(f.rng.choice([6, 10, 16, 24])):
        event = start.pop(0) if start else f.next(stage)
        events.append(json.loads(json.dumps(event)))
        await stage.do(event)
    n = len(given)
    if len(events) <= n: return None
    wanted = outcome(stage)
    for salt in range(1, 6):
        other = outcome(await play(f.config, events, salt))
        wanted["states"] = {k: v for k, v in wanted["states"].items() if other["states"].get(k) == v}
        for name in list(wanted):
            if name != "states" and wanted[name] != other[name]: del wanted[name]
    if "counts" not in wanted or (len(wanted) < 3): return None
    if not wanted["states"] and wanted["counts"]: del wanted["states"]
    if not wanted.get("queuedOrder"): wanted.pop("queuedOrder", None)
    for event in events:
        for i, task in enumerate(event.get("tasks", [])): event["tasks"][i] = tidy(task)
    return {"given": {"config": f.config, "workers": given}, "when": {"op": "events", "events": events[n:]}, "expect": wanted}


def export(stage):
    """The state as a scenario gives it; None where the form has no words for it."""
    s, name = stage.s, stage.name
    if any(t.group.name and sum(t.group.states.values()) != sum(1 for u in s.tasks.values() if u.group is t.group) for t in s.tasks.values()): return None
    if any(t.state in ("erred",) or t.worker_restrictions and any(a not in stage.names for a in t.worker_restrictions) for t in s.tasks.values()): return None
    tasks = []
    for t in s.tasks.values():
        tasks.append(tidy({
            "key": t.key, "state": t.state, "on": name(t.processing_on) if t.processing_on else None,
            "whoHas": sorted(map(name, t.who_has)) if t.who_has else None, "deps": [d.key for d in t.dependencies],
            "nbytes": t.nbytes if t.nbytes >= 0 and t.who_has else None, "priority": list(t.priority), "wanted": bool(t.who_wants),
            "restrictions": sorted(stage.names[a] for a in t.worker_restrictions) if t.worker_restrictions else None,
            "loose": t.loose_restrictions, "longRunning": bool(t.processing_on and t in t.processing_on.long_running), "retries": t.retries}))
    prefixes = {p.name: {"durationAverage": p.duration_average, "maxExecTime": p.max_exec_time}
                for p in s.task_prefixes.values() if p.duration_average >= 0 or p.max_exec_time >= 0}
    workers = [{"id": name(w), "nthreads": w.nthreads, "memoryLimit": w.memory_limit, "status": w.status.name} for w in s.workers.values()]
    for w in workers:
        if w["status"] == "running": del w["status"]
    return {"config": {**stage.config, "bandwidth": s.bandwidth}, "workers": workers, **({"prefixes": prefixes} if prefixes else {}), "tasks": tasks}


def ask(stage, op, rng):
    """A question and the real answer; None where it depends on how ties are broken."""
    s, name = stage.s, stage.name
    steal = s.extensions["stealing"]
    distinct = len({(bool(w.processing), w.nbytes) for w in s.workers.values()}) == len(s.workers)
    ready = [t for t in s.tasks.values() if t.state == "processing" and t.dependencies]
    if op == "adaptiveTarget":
        duration = rng.choice([0.1, 1, 5])
        return distinct and s.workers and ({"targetDuration": duration}, {"target": s.adaptive_target(target_duration=f"{duration}s")})
    if op == "workersToClose":
        args = rng.choice([{}, {"memoryRatio": 3}, {"n": 1}, {"target": 1}, {"n": 2, "minimum": 1}])
        real = {"memory_ratio" if k == "memoryRatio" else k: v for k, v in args.items()}
        return distinct and len(s.workers) > 1 and (args, {"workers": sorted(map(stage.name_of, s.workers_to_close(**real)))})
    if op == "occupancy":
        return s.total_occupancy > 0 and ({}, {"perWorker": {name(w): w.occupancy for w in s.workers.values()}, "total": s.total_occupancy})
    if op == "idleSaturated":
        return s.total_occupancy > 0 and ({}, {"idle": sorted(stage.names[a] for a in s.idle), "saturated": sorted(map(name, s.saturated))})
    if op == "taskSlots":
        if math.isinf(s.WORKER_SATURATION): return None
        return s.total_occupancy > 0 and ({}, {"slots": {name(w): ds._task_slots_available(w, s.WORKER_SATURATION) for w in s.workers.values()}})
    if op == "isRootish":
        return s.workers and s.tasks and ({"tasks": sorted(s.tasks)}, {"rootish": {k: bool(s.is_rootish(t)) for k, t in sorted(s.tasks.items())}})
    if not ready: return None
    task = rng.choice(sorted(ready, key=lambda t: t.key))
    if op == "objective":
        return {"task": task.key}, {name(w): list(s.worker_objective(task, w)) for w in s.workers.values()}
    if op == "commCost":
        return {"task": task.key}, {"seconds": {name(w): s.get_comm_cost(task, w) for w in s.workers.values()}}
    if op == "stealRatio":
        multiplier, level = steal.steal_time_ratio(task)
        return {"task": task.key}, {"multiplier": multiplier, "level": level}


async def question(seed, op):
    rng = random.Random(f"{seed} {op}")
    f = Fuzz(seed, small=True)
    f.failures = 0
    stage = Stage(f.config)
    start = [{"do": "addWorker", "worker": f.worker()} for _ in range(f.rng.randint(2, 4))]
    for _ in range(f.rng.choice([8, 12, 18, 26])): await stage.do(json.loads(json.dumps(start.pop(0) if start else f.next(stage))))
    stage.config = f.config
    s = stage.s
    given = export(stage)
    if given is None or len(json.dumps(given, separators=(",", ":"))) > (1900 if op == "balance" else 760): return None
    for w in s.workers.values(): s.check_idle_saturated(w)
    if op != "balance":
        answer = ask(stage, op, rng)
        return answer and {"given": given, "when": {"op": op, **answer[0]}, "expect": answer[1]}
    # Everything that ties could decide is shuffled; only what comes out the same each time is kept.
    if not s.idle or len(s.idle) == len(s.workers): return None
    await stage.do_balance({"answers": {"*": "ready"}}, "balance")
    if not stage.asked: return None
    results = []
    for shuffle in range(4):
        f = Fuzz(seed, small=True); f.failures = 0
        stage = Stage(f.config)
        start = [{"do": "addWorker", "worker": f.worker()} for _ in range(f.rng.randint(2, 4))]
        for _ in range(f.rng.choice([8, 12, 18, 26])): await stage.do(json.loads(json.dumps(start.pop(0) if start else f.next(stage))))
        for w in stage.s.workers.values(): stage.s.check_idle_saturated(w)
        steal = stage.s.extensions["stealing"]
        stage.ever = set()
        chance = random.Random(shuffle)
        for w in stage.s.workers.values():
            for t in sorted(w.processing, key=lambda t: chance.random()):
                steal.remove_key_from_stealable(t)
                if t not in w.long_running: steal.put_key_in_stealable(t)
        idle = list(stage.s.idle.items()); chance.shuffle(idle); stage.s.idle.clear(); stage.s.idle.update(idle)
        await stage.do_balance({"answers": {"*": "ready"}}, "balance")
        results.append({stage.name(w): len(w.processing) for w in stage.s.workers.values()})
        moved = len(stage.asked)
    if any(r != results[0] for r in results) or not moved: return None
    return {"given": given, "when": {"op": "balance", "rounds": 1}, "expect": {"perWorkerProcessing": results[0]}}


QUESTIONS = {"adaptiveTarget": 8, "workersToClose": 7, "occupancy": 5, "idleSaturated": 6, "taskSlots": 2, "isRootish": 5, "objective": 5, "commCost": 2,
             "stealRatio": 4, "balance": 4}


def simple(*tasks):
    return {"do": "submit", "tasks": [{"key": key, "deps": deps, "priority": [0, 0, order], **more} for order, (key, deps, more) in enumerate(tasks)]}


def add(name, nthreads=1): return {"do": "addWorker", "worker": {"id": name, "nthreads": nthreads}}
def lose(name, graceful=False): return {"do": "loseWorker", "worker": name, "graceful": graceful}


# What chance rarely meets: {name: (config, events)}
HAND = {
    "group-needs-itself": ({}, [add("w0"), simple(*((f"a-{i}", ["a-4"] if i == 5 else [], {}) for i in range(6)))]),
    "group-needs-another": ({}, [add("w0"), simple(("o-0", [], {}), *((f"a-{i}", ["o-0"], {}) for i in range(6))), {"do": "finish", "key": "o-0", "nbytes": 1, "duration": 1}]),
    "third-death": ({}, [simple(("a-0", [], {}), ("b-0", ["a-0"], {}))] + [e for i in range(3) for e in (add(f"w{i}"), lose(f"w{i}"))]),
    "one-too-many": ({}, [simple(("a-0", [], {}), ("b-0", ["a-0"], {}))] + [e for i in range(4) for e in (add(f"w{i}"), lose(f"w{i}"))]),
    "told-to-go": ({"allowedFailures": 0}, [simple(("a-0", [], {}))] + [e for i in range(3) for e in (add(f"w{i}"), lose(f"w{i}", True))]),
    "all-in-line-are-blamed": ({"allowedFailures": 0}, [add("w0"), simple(*((f"a-{i}", [], {}) for i in range(9))), lose("w0")]),
    "retries-then-blame": ({}, [add("w0"), simple(("a-0", [], {"retries": 1, "wanted": False}), ("b-0", ["a-0"], {})), {"do": "err", "key": "a-0"}, {"do": "err", "key": "a-0"}]),
    "lost-chain": ({}, [add("w0"), simple(("a-0", [], {"wanted": False}), ("b-0", ["a-0"], {"wanted": False}), ("c-0", ["b-0"], {})),
                        {"do": "finish", "key": "a-0", "nbytes": 1, "duration": 1}, {"do": "finish", "key": "b-0", "nbytes": 1, "duration": 1}, lose("w0"), add("w1")]),
    "wanted-first": ({"workerSaturation": 1.0}, [add("w0"), simple(*((f"r-{i}", [], {"wanted": False}) for i in range(5)), *((f"s-{i}", [f"r-{(i + 3) % 5}"], {}) for i in range(5)))]),
    "wanted-first-many": ({"workerSaturation": 1.0}, [add("w0", 2), simple(*((f"r-{i}", [], {"wanted": False}) for i in range(8)), *((f"s-{i}", [f"r-{7 - i}"], {}) for i in range(8)))]),
    "loose-without-them": ({}, [add("w0"), simple(("a-0", [], {"restrictions": ["w7"], "loose": True}), ("a-1", [], {"restrictions": ["w7"]})), add("w7")]),
    "paused-is-no-place": ({}, [add("w0"), {"do": "pause", "worker": "w0"}, simple(("a-0", [], {}), ("a-1", [], {"restrictions": ["w0"]})), add("w1"), {"do": "unpause", "worker": "w0"}]),
    "release-while-erred": ({}, [add("w0"), simple(("a-0", [], {}), ("b-0", ["a-0"], {})), {"do": "err", "key": "a-0"}, {"do": "release", "key": "a-0"}, {"do": "release", "key": "b-0"}]),
    "slot-after-loss": ({}, [add("w0", 2), add("w1"), simple(("o-0", [], {"restrictions": ["w1"], "wanted": False}), ("d-0", ["o-0"], {"restrictions": ["w0"]}), *((f"a-{i}", [], {}) for i in range(12))),
                             {"do": "finish", "key": "o-0", "nbytes": 1, "duration": 1}, lose("w1", True)]),
    "seceded-opens-slots": ({"workerSaturation": 1.0}, [add("w0"), simple(*((f"a-{i}", [], {}) for i in range(4))), {"do": "secede", "key": "a-0"}]),
}


async def by_hand():
    scenarios = []
    for name, (config, events) in HAND.items():
        expect = outcome(await play(config, events))
        for salt in range(1, 9):
            other = outcome(await play(config, events, salt))
            expect["states"] = {k: v for k, v in expect["states"].items() if other["states"].get(k) == v}
            for part in list(expect):
                if part != "states" and expect[part] != other[part]: del expect[part]
        if not expect["states"] and outcome(await play(config, events))["states"]: del expect["states"]
        for event in events: event["tasks"] = [tidy(t) for t in event["tasks"]] if "tasks" in event else None
        events = [{k: v for k, v in event.items() if v is not None} for event in events]
        scenarios.append({"id": f"hand-{YEAR}-{name}", "rules": RULES, "source": f"distributed {VERSION}, by hand", "area": "events",
                          "given": {"config": config}, "when": {"op": "events", "events": events}, "expect": expect, "verified": True})
    return scenarios


async def make(path, only=()):
    scenarios = [] if only else await by_hand()
    async def collect(op, wanted, limit, build):
        found, seed = 0, 1
        while found < wanted and seed < 350:
            seed += 1
            try: scenario = await build(seed)
            except AssertionError: continue
            if not scenario or len(json.dumps(scenario, separators=(",", ":"))) > limit or not scenario["expect"]: continue
            if op != "events" and not scenario["given"]["tasks"]: continue
            found += 1
            if found == wanted: print(op, found, seed, flush=True)
            id = f"fuzz-{YEAR}-{op}-{found:02}"
            scenarios.append({"id": id, "rules": RULES, "source": f"distributed {VERSION}, seed {seed}", "area": op, **scenario, "verified": True})
    if not only or "events" in only: await collect("events", 15, 1100, events_scenario)
    for op, wanted in QUESTIONS.items():
        if only and op not in only: continue
        await collect(op, wanted, 2100 if op == "balance" else 900, lambda seed, op=op: question(seed, op))
        with open(path, "w") as out: json.dump(scenarios, out)


async def main(words):
    global FRESH
    if words[-1] == "fresh": FRESH = True; words.pop()
    if words[0] == "make": await make(words[1], words[2:])
    if words[0] == "merge":
        parts = [scenario for path in words[1:-1] for scenario in json.load(open(path))]
        head = {"set": "recorded on real distributed by tests/scheduler/recorded/record.py", "count": len(parts), "distributed_version": "2022.12.1, 2024.7.0, 2026.7.1"}
        lines = ",\n".join(json.dumps(scenario, separators=(",", ":")) for scenario in parts)
        with open(words[-1], "w") as out: out.write(json.dumps(head)[:-1] + ', "scenarios": [\n' + lines + "\n]}\n")
    if words[0] == "fuzz":
        with open(words[3], "w") as out:
            for seed in range(int(words[1]), int(words[1]) + int(words[2])):
                out.write(json.dumps(await fuzz(seed)) + "\n")
    if words[0] == "replay":
        salts = int(words[3])
        with open(words[1]) as src, open(words[2], "w") as out:
            for line in src:
                scenario = json.loads(line)
                n = scenario["upto"] + 1
                scenario["events"] = scenario["events"][:n]
                alternatives = [await replay(scenario, salt) for salt in range(1, salts + 1)]
                out.write(json.dumps({"seed": scenario["seed"], "alternatives": alternatives}) + "\n")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
