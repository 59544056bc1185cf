export const HostBanner = () => <p>The banner of the host</p>
