import ArrowLeft from "lucide-react/icons/arrow-left";
import ArrowRight from "lucide-react/icons/arrow-right";
import Ban from "lucide-react/icons/ban";
import BedDouble from "lucide-react/icons/bed-double";
import BellRing from "lucide-react/icons/bell-ring";
import Building2 from "lucide-react/icons/building-2";
import Bus from "lucide-react/icons/bus";
import CalendarDays from "lucide-react/icons/calendar-days";
import CalendarPlus from "lucide-react/icons/calendar-plus";
import Check from "lucide-react/icons/check";
import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronRight from "lucide-react/icons/chevron-right";
import ChevronUp from "lucide-react/icons/chevron-up";
import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import Clock from "lucide-react/icons/clock";
import Coffee from "lucide-react/icons/coffee";
import Copy from "lucide-react/icons/copy";
import Download from "lucide-react/icons/download";
import ExternalLink from "lucide-react/icons/external-link";
import Eye from "lucide-react/icons/eye";
import FileText from "lucide-react/icons/file-text";
import Globe from "lucide-react/icons/globe";
import Hourglass from "lucide-react/icons/hourglass";
import House from "lucide-react/icons/house";
import Info from "lucide-react/icons/info";
import LogIn from "lucide-react/icons/log-in";
import LogOut from "lucide-react/icons/log-out";
import Mail from "lucide-react/icons/mail";
import MapPin from "lucide-react/icons/map-pin";
import MessagesSquare from "lucide-react/icons/messages-square";
import Mic from "lucide-react/icons/mic";
import Pencil from "lucide-react/icons/pencil";
import Phone from "lucide-react/icons/phone";
import Plus from "lucide-react/icons/plus";
import Printer from "lucide-react/icons/printer";
import Search from "lucide-react/icons/search";
import Send from "lucide-react/icons/send";
import Settings from "lucide-react/icons/settings";
import Ticket from "lucide-react/icons/ticket";
import Trash2 from "lucide-react/icons/trash-2";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import User from "lucide-react/icons/user";
import Users from "lucide-react/icons/users";
import Utensils from "lucide-react/icons/utensils";
import Video from "lucide-react/icons/video";
import Wallet from "lucide-react/icons/wallet";
import Wrench from "lucide-react/icons/wrench";
import X from "lucide-react/icons/x";

const icons = {
  add: Plus,
  alert: CircleAlert,
  archive: FileText,
  back: ArrowLeft,
  ban: Ban,
  bell: BellRing,
  break: Coffee,
  calendar: CalendarDays,
  "calendar-add": CalendarPlus,
  check: Check,
  clock: Clock,
  close: X,
  company: Building2,
  copy: Copy,
  discussion: MessagesSquare,
  done: CircleCheck,
  down: ChevronDown,
  download: Download,
  draft: CircleDashed,
  edit: Pencil,
  external: ExternalLink,
  eye: Eye,
  file: FileText,
  forward: ArrowRight,
  home: House,
  info: Info,
  language: Globe,
  lodging: BedDouble,
  mail: Mail,
  meal: Utensils,
  mingling: Users,
  money: Wallet,
  next: ChevronRight,
  online: Video,
  people: Users,
  person: User,
  phone: Phone,
  place: MapPin,
  print: Printer,
  remove: Trash2,
  search: Search,
  send: Send,
  settings: Settings,
  "sign-in": LogIn,
  "sign-out": LogOut,
  talk: Mic,
  ticket: Ticket,
  transport: Bus,
  up: ChevronUp,
  wait: Hourglass,
  warning: TriangleAlert,
  workshop: Wrench,
} as const;

/** The icons of the product: one family, one weight. */
export type IconName = keyof typeof icons;

/** A 20 px icon. It is decoration: words stand beside it, or the control that holds it has a name. */
export function Icon({ name, size = 20 }: { name: IconName; size?: 16 | 20 | 24 }) {
  const Shape = icons[name];
  return (
    <Shape className="icon" size={size} strokeWidth={1.75} aria-hidden="true" focusable="false" />
  );
}
